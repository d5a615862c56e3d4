import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { ensureIndexes } from '@atrium/chassis/mongo/indexes';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import { scratch } from '@atrium/testkit/scratch';
import type { Stores } from '../src/application/ports.ts';
import { modelsOn } from '../src/store/models.ts';
import { storesOn } from '../src/store/stores.ts';
import { fakeStores } from './fakes/stores.ts';

/** All stores, empty, and how to be rid of them. */
export type StoreBench = { stores: Stores; close: () => Promise<void> };

/** The real stores, on a database of their own. */
export const openMongo = async () => {
  const corner = await scratch();
  const logger = makeLogger({ name: 'test', level: 'fatal' });
  const connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  await connection.asPromise();
  const models = modelsOn(connection);
  await ensureIndexes(Object.values(models), logger);
  const close = async () => {
    await connection.close();
    await corner.drop();
  };
  return { stores: storesOn(models, { relay: noRelay('status') }), connection, close };
};

const openFake = (): Promise<StoreBench> => Promise.resolve({ stores: fakeStores(), close: () => Promise.resolve() });

/** The same suite runs on both: what holds for the real stores holds for those of the tests of use cases. */
export const benches: [name: string, open: () => Promise<StoreBench>][] = [
  ['in memory', openFake],
  ['on MongoDB', openMongo],
];
