import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { openMongo } from '../../test/store-benches.ts';
import { clockwork } from '../domain/actor.ts';
import { addUpdate } from '../domain/course.ts';
import type { StatusEvent } from '../domain/events.ts';
import { agent, component, incident, places, say, stamp, update } from '../domain/fixtures.ts';
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

test('ST-08 ST-11 an older version’s events are found by their newest update, and keep what persons said from imports', async () => {
  const { stores, connection } = mongo;
  const now = stamp.updatedAt;
  const reader = { kind: 'import', id: 'i', name: 'csv' } as const;
  const collection = connection.getClient().db(connection.name).collection<{ _id: string }>('events');
  const brought = (id: string) => createEvent(incident({ id, startsAt: now - 900, by: reader }), places, now).state;
  const insert = async (id: string, change: Partial<StatusEvent>) => {
    const { changedHereBy: _, ...old } = brought(id);
    await collection.insertOne({ _id: id, version: 1, ...old, ...change } as { _id: string });
  };
  const told = addUpdate(brought('told'), update({ at: now - 300 }), places, now).state;
  const superseded = told.updates.map((one) => ({ ...one, supersededAt: one.id === 'u1' ? now : null }));
  await insert('told', { updates: told.updates, updatedBy: clockwork });
  await insert('revised', { updates: [], updatedBy: agent });
  await insert('brought', { updatedBy: reader, updates: superseded.slice(0, 1) });
  await insert('corrected', { updatedBy: reader, updates: superseded });
  for (let again = 0; again < 2; again += 1) for (const { run } of steps) await run(connection, logger);
  const whoChanged = async (id: string) => (await stores.events.get(id)).state.changedHereBy;
  expect([await whoChanged('told'), await whoChanged('revised'), await whoChanged('corrected')]).toEqual([
    agent,
    agent,
    agent,
  ]);
  expect(await whoChanged('brought')).toBeNull();
  const found = await collection
    .find({ _id: { $in: ['told', 'revised', 'corrected'] } })
    .sort({ newsAt: -1, _id: 1 })
    .toArray();
  expect(found.map((one) => [one._id, (one as unknown as { newsAt: number }).newsAt - now])).toEqual([
    ['told', -300],
    ['corrected', -900],
    ['revised', -900],
  ]);
});
