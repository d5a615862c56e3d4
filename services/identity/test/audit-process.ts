import { connectNats } from '@atrium/chassis/nats/connect';
import { makeLogger } from '@atrium/chassis/logger';
import { appendAudit } from '../src/application/append-audit.ts';
import { startEvents } from '../src/transport/events.ts';
import { digest, openRecordStores } from './record-stores.ts';

// A replica that dies at the worst moment: it holds one event of which nothing is written yet, and dies by kill -9 when
// the entry of another one is written and not acknowledged.
const { ATRIUM_MONGODB_URL = '', ATRIUM_NATS_URL = '', ATRIUM_STREAM_PREFIX = '', DATABASE = '' } = process.env;
const logger = makeLogger({ name: 'dying', level: 'fatal' });
const { audit, connection } = await openRecordStores({ mongodbUrl: ATRIUM_MONGODB_URL, database: DATABASE });
const nats = connectNats({ url: ATRIUM_NATS_URL, name: 'dying', logger });
await nats.connected();

const append = appendAudit({ audit, digest });
const held = Promise.withResolvers<undefined>();
startEvents(
  {
    queueMail: () => Promise.resolve(),
    appendAudit: async (event) => {
      if (event.subject === 'unwritten') {
        held.resolve(undefined);
        await new Promise(() => undefined);
      }
      await held.promise;
      await append(event);
      process.kill(process.pid, 'SIGKILL');
    },
  },
  { connection, nats, naming: { prefix: ATRIUM_STREAM_PREFIX, region: 'eu' }, logger, onStop: () => undefined },
);
process.send?.({ ready: true, ports: {} });
