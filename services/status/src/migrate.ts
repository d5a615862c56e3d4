import { factStream } from '@atrium/chassis/events/streams';
import { makeLogger } from '@atrium/chassis/logger';
import { migrate } from '@atrium/chassis/migrate';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { config } from './config.ts';
import { beginPage } from './application/begin-page.ts';
import { modelsOn } from './store/models.ts';
import { storesOn } from './store/stores.ts';

const settings = config();
const logger = makeLogger({ name: 'status migrate', level: settings.ATRIUM_LOG_LEVEL });
const database = `${settings.ATRIUM_DATABASE_PREFIX}status`;
const connection = connectMongo({ url: settings.ATRIUM_MONGODB_URL, database, logger, commandTimeoutMs: 600_000 });
const nats = connectNats({ url: settings.ATRIUM_NATS_URL, name: 'status migrate', logger });
const models = modelsOn(connection);

await migrate({
  name: 'status',
  connection,
  models: Object.values(models),
  nats,
  streams: [factStream('status', { prefix: settings.ATRIUM_STREAM_PREFIX, region: settings.ATRIUM_REGION })],
  steps: [],
  logger,
});
const stores = storesOn(models, { wake: () => undefined });
await beginPage(stores)(
  { key: settings.ATRIUM_REGION, timeZone: settings.ATRIUM_TIME_ZONE },
  Math.floor(Date.now() / 1000),
);
await nats.close();
await connection.close();
