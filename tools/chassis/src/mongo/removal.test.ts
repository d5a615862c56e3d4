import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aggregateSchema, collectionOf } from './document.ts';
import { sequentialIds } from '@atrium/testkit/ids';
import { countsOf, toldIn } from '../../test/told.ts';
import { fresh, step, type Things, thingsOn } from '../../test/things.ts';
import { openWorkshop, type Workshop } from '../../test/workshop.ts';

const now = 1_700_000_000;

let workshop: Workshop;
let things: Things;
let newId: () => string;
beforeAll(async () => {
  workshop = await openWorkshop();
  things = thingsOn(workshop.model);
  newId = sequentialIds('thing');
});
afterAll(() => workshop.close());

const raw = (id: string) => collectionOf(workshop.model).findOne({ _id: id });
const made = async (id = newId()): Promise<string> => {
  await things.create(id, fresh(id), { now });
  return id;
};

describe('removing', () => {
  test('EV-02 a removed thing is not there: not found, not listed, not changed, not removed again', async () => {
    const id = await made();
    await things.remove(id, { now });
    expect(await things.find(id)).toBeUndefined();
    expect(await things.findMany([id])).toEqual(new Map());
    const notFound = { code: 'request.not_found' };
    await expect(things.get(id)).rejects.toMatchObject(notFound);
    await expect(things.update(id, step(id), { now })).rejects.toMatchObject(notFound);
    await expect(things.remove(id, { now })).rejects.toMatchObject(notFound);
    expect(await raw(id)).toEqual({
      _id: id,
      version: 2,
      removedAt: expect.any(Date),
      outbox: expect.any(Array),
      outboxSince: expect.any(Date),
    });
  });

  test('GW-03 it is removed by who has seen its version, and only if the rule lets it go', async () => {
    const id = await made();
    await expect(things.remove(id, { now, expectedVersion: 2 })).rejects.toMatchObject({ code: 'request.stale' });
    const refuse = () => {
      throw new Error('not this one');
    };
    await expect(things.remove(id, { now }, refuse)).rejects.toThrow('not this one');
    await things.remove(id, { now, expectedVersion: 1 });
  });

  test('GW-04 a removal that is sent again is answered, and so is the creation before it', async () => {
    const id = newId();
    const command = (key: string) => ({ caller: 'key-1', key: `${id}-${key}`, hash: 'h' });
    const create = () => things.create(id, fresh(id), { now, command: command('create') });
    const remove = () => things.remove(id, { now, expectedVersion: 1, command: command('remove') });
    for (const act of [create, remove, remove]) await act();
    expect((await create()).version).toBe(1);
    expect(await things.find(id)).toBeUndefined();
  });

  test('EV-02 a removal tells what waits and what it is about itself, then a thing made again goes on: no version comes twice', async () => {
    const relay = workshop.relay();
    const id = await made();
    await things.remove(id, { now }, ({ count }) => [{ id, count: count + 1 }]);
    expect(await things.create(id, { state: { count: 3 }, facts: [{ id, count: 3 }] }, { now })).toMatchObject({
      version: 3,
    });
    await things.update(id, step(id), { now, expectedVersion: 3 });
    await relay.idle();
    await relay.stop();
    const told = await toldIn(workshop.nats.connection(), workshop.stream);
    expect(countsOf(told, id)).toEqual([1, 2, 3, 4]);
    const sequences = told.filter(({ event }) => event.subject === id).map(({ event }) => event.sequence);
    expect(sequences).toEqual([1, 2, 3, 4].map((version) => `000000000${version}.00`));
    expect(await raw(id)).toEqual({ _id: id, version: 4, count: 4 });
  });

  test('ST-11 a bulk write makes a removed thing again, as creating does', async () => {
    const id = await made();
    await things.remove(id, { now });
    const outcomes = await things.bulk([{ id, decision: fresh(id) }], { now });
    expect(outcomes.get(id)).toBe('written');
    expect(await things.find(id)).toEqual({ state: { count: 1 }, version: 3 });
  });

  test('EV-02 of ten that make a removed thing again one succeeds', async () => {
    const id = await made();
    await things.remove(id, { now });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => things.create(id, fresh(id), { now })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await things.find(id))?.version).toBe(3);
  });

  test('OP-07 a unique index that removed things would share is a defect that the first removal shows', async () => {
    const schema = aggregateSchema({ count: Number }, 'things').index({ count: 1 }, { unique: true });
    const dense = thingsOn({ modelName: 'Dense', schema, collection: workshop.model.collection } as never);
    await expect(dense.remove(await made(), { now })).rejects.toThrow(/must be sparse/);
  });
});
