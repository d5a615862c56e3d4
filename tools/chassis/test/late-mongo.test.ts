import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { startProcess, type TestProcess } from '@atrium/testkit/process';
import { startProxy, type Proxy } from '@atrium/testkit/proxy';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import { platformSettings, readConfig } from '../src/config.ts';
import { streamOf } from '../src/events/streams.ts';
import { migrateService } from '../src/migrate-service.ts';
import { connectNats, type Nats } from '../src/nats/connect.ts';
import { fresh, thingModel, thingsOn } from './things.ts';
import { countsOf, toldIn } from './told.ts';
import { logger } from './workshop.ts';

let corner: Scratch;
let proxy: Proxy;
let nats: Nats;
beforeEach(async () => {
  corner = await scratch();
  proxy = await startProxy(corner.mongodbUrl);
  nats = connectNats({ url: corner.natsUrl, name: 'test', logger });
  // One thing was made, and its facts wait, as after the end of a process before.
  await migrateService({
    name: 'status',
    config: () => readConfig({ ...platformSettings }, { ...corner.env, ATRIUM_LOG_LEVEL: 'silent' }),
    modelsOn: (connection) => ({ things: thingModel(connection) }),
    begin: async ({ things }) => {
      await thingsOn(things).create('a', fresh('a', 2), { now: 1_700_000_000 });
    },
  });
});
afterEach(async () => {
  await nats.close();
  await proxy.close();
  await corner.drop();
});

const start = (): Promise<TestProcess> =>
  startProcess(`${import.meta.dirname}/counter-process.ts`, {
    ...corner.env,
    ATRIUM_MONGODB_URL: proxy.url,
    ATRIUM_HEALTH_PORT: '0',
  });

const probe = async ({ ports }: TestProcess, path: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${ports.health ?? 0}${path}`)).status;

const complaints = ({ lines }: TestProcess): string[] =>
  lines
    .map((line) => JSON.parse(line) as { level: string; msg: string })
    .filter(({ level }) => level !== 'info')
    .map(({ msg }) => msg);

const sendsAll = async (service: TestProcess): Promise<void> => {
  await eventually(async () => {
    const told = await toldIn(await nats.connected(), streamOf('status', { prefix: corner.streamPrefix }));
    expect([countsOf(told, 'a'), countsOf(told, 'b')]).toEqual([
      [1, 2],
      [1, 2, 3],
    ]);
  });
  expect(await probe(service, '/readyz')).toBe(200);
};

test('OP-06 OP-08 a healthy start says nothing but that it is ready: relay and timers wait for the first connection', async () => {
  await using service = await start();
  await sendsAll(service);
  expect(complaints(service)).toEqual([]);
});

test('OP-06 OP-08 where MongoDB comes later the process lives, its connection alone says so, and then all facts are sent', async () => {
  await proxy.stop();
  await using service = await start();
  await eventually(() => complaints(service).length > 0);
  expect([await probe(service, '/healthz'), await probe(service, '/readyz')]).toEqual([200, 503]);
  await proxy.start();
  await sendsAll(service);
  expect(complaints(service)).toEqual(['mongo is away']);
});
