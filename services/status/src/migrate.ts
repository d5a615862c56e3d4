import { migrateService } from '@atrium/chassis/migrate-service';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import { beginPage } from './application/begin-page.ts';
import { migrateConfig } from './config.ts';
import { modelsOn } from './store/models.ts';
import { steps } from './store/steps.ts';
import { storesOn } from './store/stores.ts';

await migrateService({
  name: 'status',
  config: migrateConfig,
  modelsOn,
  steps,
  begin: (models, { ATRIUM_REGION: key, ATRIUM_TIME_ZONE: timeZone }) =>
    beginPage(storesOn(models, { relay: noRelay('status') }))({ key, timeZone }, Math.floor(Date.now() / 1000)),
});
