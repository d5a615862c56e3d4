import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { openMongo } from '../../test/store-benches.ts';
import { component, incident, places, say, stamp } from '../domain/fixtures.ts';
import { createEvent } from '../domain/new-event.ts';
import { steps } from './steps.ts';

const logger = makeLogger({ name: 'test', level: 'fatal' });
let mongo: Awaited<ReturnType<typeof openMongo>>;
beforeAll(async () => {
  mongo = await openMongo();
});
afterAll(() => mongo.close());

test('GW-03 what an older version wrote says from now on who changed it last, and what says so already keeps it', async () => {
  const { stores, connection } = mongo;
  const { updatedAt, updatedBy, moves, ...old } = component('old');
  const collection = connection.getClient().db(connection.name).collection<{ _id: string }>('components');
  await collection.insertOne({ _id: 'old', version: 3, ...old } as { _id: string });
  const own = component('own', { name: say('Own') });
  await stores.components.create('own', { state: own, facts: [] }, { now: stamp.updatedAt });
  for (let again = 0; again < 2; again += 1) for (const { run } of steps) await run(connection, logger);
  const migrated = await stores.components.get('old');
  expect(migrated).toMatchObject({ state: { ...old, updatedBy: { kind: 'service' } }, version: 3 });
  expect(migrated.state.updatedAt).toBeGreaterThan(updatedAt);
  expect(await stores.components.get('own')).toMatchObject({ state: own, version: 1 });
  expect([updatedBy, migrated.state.moves]).toEqual([stamp.updatedBy, moves]);
});

test('ST-05 what an older version laid out is laid out anew', async () => {
  const { stores, connection } = mongo;
  const { reach, ...old } = createEvent(incident({ id: 'old' }), places, stamp.updatedAt).state;
  const collection = connection.getClient().db(connection.name).collection<{ _id: string }>('events');
  const document = { _id: 'old', version: 2, ...old, on: ['mail'], in: ['eu'], unprepared: true };
  await collection.insertOne(document);
  for (const { run } of steps) await run(connection, logger);
  expect(await stores.events.get('old')).toEqual({ state: { ...old, reach: { ...reach, layout: -1 } }, version: 2 });
  expect(await stores.events.unprepared(0, 9, 0)).toEqual(['old']);
});
