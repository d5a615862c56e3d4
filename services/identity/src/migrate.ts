import { migrateService } from '@atrium/chassis/migrate-service';
import { migrateConfig } from './config.ts';
import { allModelsOn } from './store/stores.ts';
import { identityDurables } from './transport/events.ts';

await migrateService({ name: 'identity', config: migrateConfig, modelsOn: allModelsOn, durables: identityDurables });
