import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { makeLogger } from '@atrium/chassis/logger';
import { plansOf, refuseScans } from './query-plans.ts';
import { scratch, type Scratch } from './scratch.ts';

const logger = makeLogger({ name: 'test', level: 'silent' });
let corner: Scratch;
let connection: ReturnType<typeof connectMongo>;

beforeAll(async () => {
  corner = await scratch();
  connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  await connection.asPromise();
  await things().createIndex({ owner: 1, name: 1 }, {}, undefined);
  await things().insertMany([
    { owner: 'one', name: 'b', size: 1 },
    { owner: 'one', name: 'a', size: 2 },
  ]);
});
afterAll(async () => {
  await connection.close();
  await corner.drop();
});

const things = () => connection.getClient().db(corner.database).collection('things');

describe('OP-08 plans of queries', () => {
  test('OP-08 a query with an index, by id or under a condition, passes with the plan that ran', async () => {
    const plans = await refuseScans(connection, async () => {
      await things().find({ owner: 'one' }).sort({ name: 1 }).toArray();
      await things().updateOne({ owner: 'one', name: 'a' }, { $set: { size: 3 } });
      await things().findOne({ _id: { $exists: true } });
    });
    const byOwner = 'IXSCAN { owner: 1, name: 1 }';
    expect(plans.map(({ plan }) => plan)).toEqual([byOwner, byOwner, expect.stringContaining('_id: 1')]);
    expect(plans[0]).toMatchObject({ collection: 'things', examined: 2, sorted: false });
  });

  test.each([
    ['a search', () => things().find({ size: 1 }).toArray()],
    ['a conditional write', () => things().updateOne({ size: 1 }, { $set: { size: 2 } })],
    ['a removal', () => things().deleteMany({ size: 99 })],
    ['a count', () => things().countDocuments({ size: 1 })],
    [
      'an aggregation',
      () =>
        things()
          .aggregate([{ $match: { size: 1 } }])
          .toArray(),
    ],
  ])('OP-08 %s that reads the whole collection is refused, and named', async (_, work) => {
    await expect(refuseScans(connection, work)).rejects.toThrow(/no index:\n {2}things \(COLLSCAN\): .*size/);
  });

  test('OP-08 work that asked nothing, or a collection that is not there, proves nothing', async () => {
    await expect(refuseScans(connection, () => Promise.resolve())).rejects.toThrow('no query was made');
    const nowhere = () => connection.getClient().db(corner.database).collection('nowhere').find({ a: 1 }).toArray();
    await expect(refuseScans(connection, nowhere)).rejects.toThrow('nowhere (EOF)');
  });

  test('OP-08 a sort that no index has is told, and the work before is not', async () => {
    await things().find({ size: 1 }).toArray();
    const plans = await plansOf(connection, () => things().find({ owner: 'one' }).sort({ size: 1 }).toArray());
    expect(plans.map(({ sorted }) => sorted)).toEqual([true]);
  });

  test('OP-08 an index that is read from end to end is told', async () => {
    const plans = await plansOf(connection, async () => {
      await things().find({ size: 1 }).sort({ _id: 1 }).toArray();
      await things().find({ owner: 'one' }).sort({ name: 1 }).toArray();
    });
    expect(plans.map(({ whole }) => whole)).toEqual([true, false]);
  });
});
