import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sequentialIds } from '@atrium/testkit/ids';
import { type Counted, type Owned, step, thingModel, type Things, thingsOn } from '../../test/things.ts';
import { openWorkshop, type Workshop } from '../../test/workshop.ts';
import { anyOrganisation, type Owner, type Shelf } from '../use-case.ts';
import { collectionOf } from './document.ts';
import { noRelay } from './outboxes.ts';
import { shelf } from './shelf.ts';

const now = 1_700_000_000;
const acme = { organisation: 'acme' };
const other = { organisation: 'other' };
const any: Owner = { organisation: anyOrganisation };
const notFound = { code: 'request.not_found' };

let workshop: Workshop;
let things: Things<Owned>;
let rack: Shelf<Owned, Counted>;
let newId: () => string;
beforeAll(async () => {
  workshop = await openWorkshop();
  things = thingsOn<Owned>(workshop.model);
  const model = thingModel(workshop.connection, 'rack');
  const factOf = () => ({ type: 'component.changed', subjectId: 'x', data: {} });
  rack = shelf<Owned, Counted>({ model, relay: noRelay('status'), factOf });
  newId = sequentialIds('owned');
});
afterAll(() => workshop.close());

const made = async (owner = acme, id = newId()): Promise<string> => {
  await things.create(id, { state: { count: 1, ...owner }, facts: [] }, { now });
  return id;
};

describe('OP-10 organisations', () => {
  test('OP-10 another organisation’s thing is not found: not read, changed or removed, whatever version is named', async () => {
    const id = await made();
    const strange = { now, ...other };
    expect(await things.find(id, other)).toBeUndefined();
    expect(await things.findMany([id], other)).toEqual(new Map());
    await expect(things.get(id, other)).rejects.toMatchObject(notFound);
    await expect(things.update(id, step(id), strange)).rejects.toMatchObject(notFound);
    await expect(things.update(id, step(id), { ...strange, expectedVersion: 7 })).rejects.toMatchObject(notFound);
    await expect(things.remove(id, strange)).rejects.toMatchObject(notFound);
    const own = { now, ...acme };
    expect(await things.get(id, own)).toEqual({ state: { count: 1, ...acme }, version: 1 });
    expect((await things.update(id, step(id), own)).version).toBe(2);
    await things.remove(id, own);
  });

  test('OP-10 a shelf shows an organisation its things only, and puts nothing over another’s', async () => {
    const put = (id: string, count: number, owner: typeof acme, state = owner) =>
      rack.put(id, () => ({ state: { count, ...state }, facts: [] }), { now, ...owner });
    await put('a', 1, acme);
    await put('b', 2, other);
    expect((await rack.all(acme)).map(({ state }) => state.count)).toEqual([1]);
    expect((await rack.all(any)).map(({ state }) => state.count)).toEqual([1, 2]);
    await expect(put('a', 3, other)).rejects.toMatchObject({ code: 'request.conflict' });
    await expect(put('c', 3, other, acme)).rejects.toThrow(TypeError);
  });

  test('OP-10 what belongs to no organisation, as the clock, names all of them', async () => {
    const ids = [await made(), await made(other)];
    expect((await things.findMany(ids, any)).size).toBe(2);
    for (const id of ids) expect((await things.update(id, step(id), { now, ...any })).version).toBe(2);
  });

  test('OP-10 an owner without a name, which slipped past the types, is nobody and not everybody', async () => {
    const id = await made();
    for (const organisation of ['', undefined, null]) {
      const nobody = { organisation } as typeof acme;
      await expect(things.find(id, nobody)).rejects.toThrow(TypeError);
      await expect(things.findMany([id], nobody)).rejects.toThrow(TypeError);
      await expect(things.update(id, step(id), { now, ...nobody })).rejects.toThrow(TypeError);
      await expect(things.remove(id, { now, ...nobody })).rejects.toThrow(TypeError);
      await expect(rack.all(nobody)).rejects.toThrow(TypeError);
    }
    expect((await things.get(id, acme)).version).toBe(1);
  });

  test('OP-10 a fact is its organisation’s without a rule saying so', async () => {
    const id = newId();
    await things.create(id, { state: { count: 1, ...acme }, facts: [{ id, count: 1 }] }, { now });
    const document = await collectionOf(workshop.model).findOne({ _id: id });
    expect(document?.outbox?.[0]).toMatchObject({ ...acme, subject: id });
  });
});
