import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@atrium/testkit/eventually';
import { runProcess } from '@atrium/testkit/process';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { platformSettings, readConfig } from '../src/config.ts';
import { durableOn, streamOf } from '../src/events/streams.ts';
import { migrateService } from '../src/migrate-service.ts';
import { collectionOf } from '../src/mongo/document.ts';
import { makeStopper } from '../src/stopper.ts';
import { openStores } from '../src/stores.ts';
import { fresh, thingModel, thingsOn } from './things.ts';
import { countsOf, toldIn } from './told.ts';
import { logger } from './workshop.ts';

let corner: Scratch;
let env: Record<string, string>;
let stopper: ReturnType<typeof makeStopper>;
beforeEach(async () => {
  corner = await scratch();
  // All that a migration needs: no Redis, no secret.
  const { ATRIUM_MONGODB_URL = '', ATRIUM_NATS_URL = '', ATRIUM_DATABASE_PREFIX = '' } = corner.env;
  const { streamPrefix: ATRIUM_STREAM_PREFIX } = corner;
  env = { ATRIUM_MONGODB_URL, ATRIUM_NATS_URL, ATRIUM_DATABASE_PREFIX, ATRIUM_STREAM_PREFIX };
  stopper = makeStopper({ logger, limitMs: 10_000 });
});
afterEach(async () => {
  await stopper.stop('the end of the test');
  await corner.drop();
});

const config = () => readConfig({ ...platformSettings }, { ATRIUM_LOG_LEVEL: 'silent', ...env });
const stream = () => streamOf('status', { prefix: corner.streamPrefix });
const mirror = () => durableOn(stream(), 'mirror', { description: 'x' });
type Models = { things: ReturnType<typeof thingModel> };
const migrated = (begin: (models: Models) => Promise<void> = () => Promise.resolve()): Promise<void> =>
  migrateService({
    name: 'status',
    config,
    modelsOn: (connection) => ({ things: thingModel(connection) }),
    durables: () => [mirror()],
    begin,
  });

test('OP-04 a service is migrated and opened by its name alone, with MongoDB and NATS and nothing else', async () => {
  let begun = 0;
  await migrated(() => Promise.resolve(void (begun += 1)));
  const { connection, nats, relay, ready } = openStores('status', config(), { logger, onStop: stopper.onStop });
  await eventually(ready);
  expect(connection.db?.databaseName).toBe(`${corner.env.ATRIUM_DATABASE_PREFIX ?? ''}status`);
  const indexes = (await connection.collection('things').indexes()).map(({ name }) => name);
  expect(indexes).toContain('outboxSince_1');
  await thingsOn(thingModel(connection), relay).create('a', fresh('a', 2), { now: 1_700_000_000 });
  await relay.idle();
  expect(countsOf(await toldIn(await nats.connected(), stream()), 'a')).toEqual([1, 2]);
  const { consumers } = await jetstreamManager(nats.connection());
  expect((await consumers.info(stream(), 'mirror')).name).toBe('mirror');
  expect((await consumers.info(`${corner.streamPrefix}DLQ_STATUS`, 'mirror-given-up')).name).toBe('mirror-given-up');
  expect(begun).toBe(1);
});

test('OP-07 what a service begins with is made while the migration has its lease: of two at once the second finds it', async () => {
  const held: unknown[] = [];
  const begin = async ({ things }: Models): Promise<void> => {
    const lease = { _id: 'status migration', until: { $gt: new Date() } };
    held.push(await things.collection.conn.collection<{ _id: string }>('leases').findOne(lease));
    if ((await collectionOf(things).findOne({ _id: 'root' })) !== null) return;
    await thingsOn(things).create('root', fresh('root'), { now: 1_700_000_000 });
  };
  await Promise.all([migrated(begin), migrated(begin)]);
  expect(held).toEqual([expect.anything(), expect.anything()]);
  const { connection, ready } = openStores('status', config(), { logger, onStop: stopper.onStop });
  await eventually(ready);
  expect(await connection.collection('things').find({}).toArray()).toMatchObject([{ count: 1, version: 1 }]);
});

test('EV-02 an operator sends the facts of a lost stream again, from a shell', async () => {
  await migrated();
  const { connection, nats, relay, ready } = openStores('status', config(), { logger, onStop: stopper.onStop });
  await eventually(ready);
  await thingsOn(thingModel(connection), relay).create('a', fresh('a', 5), { now: 1_700_000_000 });
  await relay.idle();
  await (await jetstreamManager(await nats.connected())).streams.delete(stream());
  await migrated();
  const resend = `${import.meta.dirname}/../src/bin/resend.ts`;
  await expect(runProcess(resend, env)).rejects.toThrow('usage');
  await runProcess(resend, env, ['status', new Date(Date.now() - 3_600_000).toISOString()]);
  expect(countsOf(await toldIn(nats.connection(), stream()), 'a')).toEqual([1, 2, 3, 4, 5]);
});
