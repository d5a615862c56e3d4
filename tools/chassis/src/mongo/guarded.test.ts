import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { type Proxy, startProxy } from '@atrium/testkit/proxy';
import { scratch, type Scratch } from '@atrium/testkit/scratch';
import type { Connection } from 'mongoose';
import { fresh, step, thingModel, type Things, thingsOn } from '../../test/things.ts';
import { logger } from '../../test/workshop.ts';
import { connectMongo } from './connect.ts';
import { collectionOf, type Documents } from './document.ts';

const now = 1_700_000_000;
const away = { code: 'service.unavailable', kind: 'unavailable' };

let corner: Scratch;
let proxy: Proxy;
let connection: Connection;
let documents: Documents;
let things: Things;
beforeEach(async () => {
  corner = await scratch();
  proxy = await startProxy(corner.mongodbUrl);
  const { database } = corner;
  connection = connectMongo({ url: proxy.url, database, logger, commandTimeoutMs: 500 });
  const model = thingModel(connection);
  documents = collectionOf(model);
  things = thingsOn(model);
});
afterEach(async () => {
  await connection.close(true);
  await proxy.close();
  await corner.drop();
});

const throughIteration = async (): Promise<void> => {
  for await (const one of documents.find({})) expect(one).toBeDefined();
};

/** Everything that a store does, each by itself. */
const acts = (): Record<string, () => Promise<unknown>> => ({
  findOne: () => documents.findOne({ _id: 'a' }),
  'find, sorted, as a list': () => documents.find({}).sort({ count: 1 }).limit(10).toArray(),
  'find, one by one': throughIteration,
  aggregate: () => documents.aggregate([{ $count: 'count' }]).toArray(),
  count: () => documents.countDocuments({}),
  updateMany: () => documents.updateMany({}, { $set: { note: 'x' } }),
  bulkWrite: () => documents.bulkWrite([{ insertOne: { document: { _id: 'raw', version: 1 } } }]),
  'aggregates.find': () => things.find('a'),
  'aggregates.findMany': () => things.findMany(['a']),
  'aggregates.create': () => things.create('b', fresh('b'), { now }),
  'aggregates.update': () => things.update('a', step('a'), { now, command: { caller: 'c', key: 'k', hash: 'h' } }),
  'aggregates.bulk': () => things.bulk([{ id: 'c', decision: fresh('c') }], { now }),
  'aggregates.remove': () => things.remove('a', { now }),
});

const codesOf = async (): Promise<Record<string, unknown>> => {
  const all = Object.entries(acts()).map(async ([name, act]) => {
    const code = await Promise.resolve()
      .then(act)
      .then(
        () => 'done',
        (error: unknown) => (error as { code?: unknown }).code,
      );
    return [name, code];
  });
  return Object.fromEntries(await Promise.all(all)) as Record<string, unknown>;
};

const unavailable = () => Object.fromEntries(Object.keys(acts()).map((name) => [name, away.code]));

describe('GW-07 ST-11 MongoDB is away: whoever asks a store hears service.unavailable, and nothing of the driver', () => {
  test('GW-07 before it was ever there', async () => {
    await proxy.stop();
    expect(await codesOf()).toEqual(unavailable());
  });

  test('GW-07 ST-11 frozen in the middle: also where many are written at once, nothing of which counts as written', async () => {
    await eventually(() => things.create('a', fresh('a'), { now }));
    proxy.freeze();
    expect(await codesOf()).toEqual(unavailable());
    proxy.thaw();
    await eventually(() => things.find('a'));
  });

  test('GW-07 gone: connections break, and new ones are refused', async () => {
    await eventually(() => things.create('a', fresh('a'), { now }));
    const asked = codesOf();
    await proxy.stop();
    expect(Object.values(await asked).filter((code) => code !== 'done' && code !== away.code)).toEqual([]);
    expect(await codesOf()).toEqual(unavailable());
    await proxy.start();
    await eventually(() => things.find('a'));
  });

  test('GW-02 what is no outage stays what it is: a taken key, a query that MongoDB does not understand', async () => {
    await eventually(() => documents.insertOne({ _id: 'a', version: 1 }));
    await expect(documents.insertOne({ _id: 'a', version: 1 })).rejects.toMatchObject({ code: 11000 });
    await expect(documents.find({ $nonsense: 1 } as object).toArray()).rejects.toMatchObject({ code: 2 });
  });
});
