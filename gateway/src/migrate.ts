import { makeLogger } from '@atrium/chassis/logger';
import { migrate } from '@atrium/chassis/migrate';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { migrateConfig } from './config.ts';
import { apiKeyModel } from './store/api-keys.ts';

/** Makes the indexes of the gateway's own store. Run before the gateway, any number of times. */
export const migrateGateway = async (settings: ReturnType<typeof migrateConfig>): Promise<void> => {
  const logger = makeLogger({ name: 'gateway-migrate', level: settings.ATRIUM_LOG_LEVEL });
  const database = `${settings.ATRIUM_DATABASE_PREFIX}gateway`;
  const connection = connectMongo({ url: settings.ATRIUM_MONGODB_URL, database, logger });
  const nats = connectNats({ url: settings.ATRIUM_NATS_URL, name: 'gateway-migrate', logger });
  try {
    await migrate({ name: 'gateway', connection, models: [apiKeyModel(connection)], nats, streams: [], logger });
  } finally {
    await nats.close();
    await connection.close();
  }
};

if (import.meta.main) await migrateGateway(migrateConfig());
