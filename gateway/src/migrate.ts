import { migrateService } from '@atrium/chassis/migrate-service';
import { migrateConfig } from './config.ts';
import { apiKeyModel } from './store/api-keys.ts';

/** Makes the indexes of the gateway's own store, which tells no facts; tests bring their own settings. */
export const migrateGateway = (config = migrateConfig): Promise<void> =>
  migrateService({
    name: 'gateway',
    config,
    modelsOn: (connection) => ({ apiKeys: apiKeyModel(connection) }),
    facts: false,
  });

if (import.meta.main) await migrateGateway();
