import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defineError } from '@atrium/chassis/errors';
import type { Fact } from '@atrium/chassis/events/fact';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { aggregateSchema } from '@atrium/chassis/mongo/document';
import { ensureIndexes } from '@atrium/chassis/mongo/indexes';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import { shelf } from '@atrium/chassis/mongo/shelf';
import { anyOrganisation, type Owner, type Shelf } from '@atrium/chassis/use-case';
import { fakeShelf } from './fake-aggregates.ts';
import { sequentialIds } from './ids.ts';
import { scratch, type Scratch } from './scratch.ts';

type Member = { organisation: string; name: string; email?: string };
type Told = { id: string };
type Members = Shelf<Member, Told>;

const now = 1_700_000_000;
const day = 86_400;
const acme = { organisation: 'acme' };
const mine = { now, ...acme };
const any: Owner = { organisation: anyOrganisation };
const noMember = defineError('test.no_member', 'not_found');
const idTaken = defineError('test.id_taken', 'conflict');
const emailTaken = defineError('test.email_taken', 'conflict');
const refusals = {
  notFound: (id: string) => noMember({ params: { id } }),
  taken: (id: string) => idTaken({ params: { id } }),
  takenField: (fields: readonly string[]) => emailTaken({ fields: fields.map((field) => ({ field, code: 'taken' })) }),
};

const factOf = ({ id }: Told): Fact => {
  const component = { key: id, parent: 'page', name: { fr: id, en: id }, position: 0, archived: false, version: 1 };
  return { type: 'component.changed', subjectId: id, data: { component } };
};

let corner: Scratch;
let connection: ReturnType<typeof connectMongo>;
let real: Members;
const fake: Members = fakeShelf<Member, Told>({ ...refusals, unique: [['email']] });
beforeAll(async () => {
  const logger = makeLogger({ name: 'test', level: 'silent' });
  corner = await scratch();
  connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  await connection.asPromise();
  const schema = aggregateSchema({ organisation: String, name: String, email: String }, 'members');
  const model = connection.model('Member', schema.index({ email: 1 }, { unique: true, sparse: true }));
  await ensureIndexes([model], logger);
  real = shelf<Member, Told>({ model, relay: noRelay('status'), factOf, ...refusals });
});
afterAll(async () => {
  await connection.close();
  await corner.drop();
});

const member = (name: string, email?: string): Member => ({ ...acme, name, ...(email !== undefined && { email }) });
const named = (name: string) => (state: Member) => ({ state: { ...state, name }, facts: [] });

/** A command, and how often it was told that it had been done before. */
const commandOf = (key: string, hash = 'h') => {
  const command = { caller: 'key-1', key, hash, replays: 0, replayed: () => void (command.replays += 1) };
  return command;
};

describe.each([
  ['the fake', () => fake],
  ['the real one', () => real],
])('GW-03 the port of a store, kept by %s', (which, storeOf) => {
  const newId = sequentialIds(which.replaceAll(' ', '-'));
  let store: Members;
  beforeAll(() => {
    store = storeOf();
  });
  const made = async (name = 'Ada', email?: string): Promise<string> => {
    const id = newId();
    await store.create(id, { state: member(name, email), facts: [{ id }] }, { now });
    return id;
  };
  const mismatch = { code: 'request.idempotency_mismatch' };

  test('GW-03 who saw another version is refused and told the one of now; a rule that changes nothing makes none', async () => {
    const id = await made();
    expect(await store.update(id, named('Bo'), { ...mine, expectedVersion: 1 })).toEqual({
      state: member('Bo'),
      version: 2,
    });
    const stale = { code: 'request.stale', params: { version: 2 } };
    await expect(store.update(id, named('Cy'), { ...mine, expectedVersion: 1 })).rejects.toMatchObject(stale);
    await expect(store.remove(id, { ...mine, expectedVersion: 0 })).rejects.toMatchObject(stale);
    expect(await store.update(id, () => undefined, mine)).toEqual({ state: member('Bo'), version: 2 });
  });

  test('GW-02 the service’s own errors: no such id, the id taken, a unique field taken, which one is said', async () => {
    const [id, other] = [await made('Ada', `${newId()}@a`), await made()];
    const { email = '' } = (await store.get(id, acme)).state;
    await expect(store.get('nobody', acme)).rejects.toMatchObject({ code: noMember.code });
    await expect(store.update('nobody', named('x'), mine)).rejects.toMatchObject({ code: noMember.code });
    await expect(store.remove('nobody', mine)).rejects.toMatchObject({ code: noMember.code });
    const again = store.create(id, { state: member('Eve'), facts: [] }, { now });
    await expect(again).rejects.toMatchObject({ code: idTaken.code });
    const sameEmail = { code: emailTaken.code, fields: [{ field: 'email', code: 'taken' }] };
    const create = store.create(newId(), { state: member('Eve', email), facts: [] }, { now });
    await expect(create).rejects.toMatchObject(sameEmail);
    const change = store.update(other, (state) => ({ state: { ...state, email }, facts: [] }), mine);
    await expect(change).rejects.toMatchObject(sameEmail);
    expect((await store.update(id, named('Ada II'), mine)).state.email).toBe(email);
    await store.remove(id, mine);
    await store.update(other, (state) => ({ state: { ...state, email }, facts: [] }), mine);
    const revived = store.create(id, { state: member('Eve', email), facts: [] }, { now });
    await expect(revived).rejects.toMatchObject(sameEmail);
  });

  test('GW-04 a creation, a change and a removal are done once, answered as they were, and whoever repeats them is told so', async () => {
    const id = newId();
    const [make, change, remove] = [commandOf(`${id}-1`), commandOf(`${id}-2`), commandOf(`${id}-3`)];
    const acts = [
      () => store.create(id, { state: member('Ada', `${id}@a`), facts: [] }, { now, command: make }),
      () => store.update(id, named('Bo'), { ...mine, expectedVersion: 1, command: change }),
      () => store.remove(id, { ...mine, expectedVersion: 2, command: remove }),
    ];
    for (const act of acts) await act();
    expect([make.replays, change.replays, remove.replays]).toEqual([0, 0, 0]);
    expect(await store.find(id, acme)).toBeUndefined();
    expect(await acts[0]?.()).toEqual({ state: member('Ada', `${id}@a`), version: 1 });
    expect(await acts[1]?.()).toEqual({ state: { ...member('Bo'), email: `${id}@a` }, version: 2 });
    await acts[2]?.();
    expect([make.replays, change.replays, remove.replays]).toEqual([1, 1, 1]);
    expect(await store.recall(change, now)).toMatchObject({ version: 2 });
  });

  test('GW-04 a key with another body, or for another thing, is refused; after 24 hours it is free', async () => {
    const [id, other] = [await made(), await made()];
    await store.update(id, named('Bo'), { ...mine, command: commandOf(id) });
    const otherBody = { ...mine, command: commandOf(id, 'other') };
    await expect(store.update(id, named('Cy'), otherBody)).rejects.toMatchObject(mismatch);
    await expect(store.remove(id, otherBody)).rejects.toMatchObject(mismatch);
    await expect(store.recall(otherBody.command, now)).rejects.toMatchObject(mismatch);
    const elsewhere = store.update(other, named('Bo'), { ...mine, command: commandOf(id) });
    await expect(elsewhere).rejects.toMatchObject(mismatch);
    expect(await store.recall(commandOf(id), now + day)).toBeUndefined();
    const later = await store.update(other, named('Bo'), { ...otherBody, now: now + day });
    expect(later.version).toBe(2);
  });

  test('EV-02 an event is applied to a thing once: when it makes it, changes it, or removes it', async () => {
    const id = newId();
    const create = () => store.create(id, { state: member('Ada'), facts: [] }, { now, event: 'e1' });
    expect([(await create()).version, (await create()).version]).toEqual([1, 1]);
    const rename = () => store.update(id, ({ name }) => named(`${name}!`)(member(name)), { ...mine, event: 'e2' });
    expect([await rename(), await rename()].map(({ state }) => state.name)).toEqual(['Ada!', 'Ada!']);
    const remove = () => store.remove(id, { ...mine, event: 'e3' });
    await remove();
    await remove();
    expect((await store.create(id, { state: member('Bo'), facts: [] }, { now })).version).toBe(4);
    await remove();
    expect((await store.get(id, acme)).version).toBe(4);
  });

  test('GW-03 the id of a removed thing is free, and its versions go on', async () => {
    const id = await made();
    await store.remove(id, mine);
    await expect(store.remove(id, mine)).rejects.toMatchObject({ code: noMember.code });
    expect(await store.create(id, { state: member('Bo'), facts: [] }, { now })).toMatchObject({ version: 3 });
  });

  test('OP-10 another organisation’s thing is not found, and what belongs to none names all', async () => {
    const id = await made();
    const other = { now, organisation: 'other' };
    expect(await store.find(id, other)).toBeUndefined();
    await expect(store.update(id, named('x'), other)).rejects.toMatchObject({ code: noMember.code });
    await expect(store.remove(id, other)).rejects.toMatchObject({ code: noMember.code });
    expect(await store.all(other)).toEqual([]);
    expect(await store.all(any)).toEqual(await store.all(acme));
    expect((await store.update(id, named('x'), { now, ...any })).version).toBe(2);
    await expect(store.get(id, { organisation: '' })).rejects.toThrow(TypeError);
  });

  test('GW-03 one rule makes and changes what is on a shelf, and the same wish again is no conflict', async () => {
    const id = newId();
    const put = (name: string, expectedVersion?: number) =>
      store.put(id, (before) => (before?.name === name ? undefined : { state: member(name), facts: [] }), {
        ...mine,
        expectedVersion,
      });
    expect([(await put('a')).version, (await put('a', 0)).version]).toEqual([1, 1]);
    await expect(put('b', 0)).rejects.toMatchObject({ code: 'request.stale', params: { version: 1 } });
    expect((await put('b', 1)).version).toBe(2);
    const others = store.put(id, () => ({ state: member('c'), facts: [] }), { now, organisation: 'other' });
    await expect(others).rejects.toThrow(TypeError);
  });
});
