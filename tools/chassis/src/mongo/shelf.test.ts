import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Counted, fresh, type Thing, thingModel } from '../../test/things.ts';
import { openWorkshop, type Workshop } from '../../test/workshop.ts';
import type { Shelf } from '../use-case.ts';
import { noRelay } from './outboxes.ts';
import { shelf } from './shelf.ts';

const now = 1_700_000_000;

let workshop: Workshop;
let things: Shelf<Thing, Counted>;
beforeAll(async () => {
  workshop = await openWorkshop();
  const model = thingModel(workshop.connection, 'shelf');
  const factOf = () => ({ type: 'component.changed', subjectId: 'x', data: {} });
  const notFound = (id: string) => new Error(`no ${id}`);
  const taken = (id: string) => new Error(`${id} is taken`);
  things = shelf<Thing, Counted>({ model, relay: noRelay('status'), factOf, notFound, taken, most: 3 });
});
afterAll(() => workshop.close());

const put = (id: string, count: number, expectedVersion?: number) =>
  things.put(id, (before) => (before?.count === count ? undefined : { state: { count }, facts: [] }), {
    now,
    expectedVersion,
  });

test('GW-03 one rule makes and changes a thing, and only who saw its version changes it', async () => {
  expect(await put('a', 1)).toEqual({ state: { count: 1 }, version: 1 });
  expect(await put('a', 1, 0)).toEqual({ state: { count: 1 }, version: 1 });
  await expect(put('a', 2, 0)).rejects.toMatchObject({ code: 'request.stale', params: { version: 1 } });
  expect(await put('a', 2, 1)).toEqual({ state: { count: 2 }, version: 2 });
});

test('GW-02 a store says in its service’s own words what is not there and what is there already', async () => {
  await expect(things.get('b')).rejects.toThrow('no b');
  await expect(put('b', 1, 7)).rejects.toThrow('no b');
  await expect(things.create('a', fresh('a', 0), { now })).rejects.toThrow('a is taken');
});

test('GW-03 all are read by id, without the removed, and never fewer than there are', async () => {
  for (const id of ['d', 'c']) await put(id, 1);
  await things.remove('d', { now });
  expect((await things.all()).map(({ version }) => version)).toEqual([2, 1]);
  for (const id of ['e', 'f']) await put(id, 1);
  await expect(things.all()).rejects.toThrow('more than 3');
});
