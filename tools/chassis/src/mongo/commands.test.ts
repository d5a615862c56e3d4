import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sequentialIds } from '@atrium/testkit/ids';
import { fresh, step, type Things, thingsOn } from '../../test/things.ts';
import { openWorkshop, type Workshop } from '../../test/workshop.ts';
import { answersName } from './answers.ts';
import { mostCommands } from './commands.ts';
import { collectionOf } from './document.ts';

const now = 1_700_000_000;
const day = 86_400;

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
const command = (key: string, hash = 'body') => ({ key, hash, caller: 'key-1' });
const answers = () => workshop.connection.collection(answersName('status'));
const mismatch = { code: 'request.idempotency_mismatch' };

describe('GW-04 commands that are sent again', () => {
  test('GW-04 the same key and body act once and get the same answer, also after later changes', async () => {
    const id = newId();
    const create = (as: string, at: number) => things.create(as, fresh(id), { now: at, command: command(id) });
    expect(await create(id, now)).toEqual({ state: { count: 1 }, version: 1 });
    await things.update(id, step(id), { now });
    expect(await create(newId(), now + day - 1)).toEqual({ state: { count: 1 }, version: 1 });
    expect(await things.recall(command(id), now)).toEqual({ state: { count: 1 }, version: 1 });
    expect(await things.recall(command(newId()), now)).toBeUndefined();
    expect(await collectionOf(workshop.model).countDocuments({ 'commands._id': `key-1:${id}` })).toBe(1);
  });

  test('GW-04 whoever sends a command again is told so; the first time not', async () => {
    const id = newId();
    let told = 0;
    const again = { ...command(id), replayed: () => void (told += 1) };
    await things.create(id, fresh(id), { now, command: again });
    expect(told).toBe(0);
    await things.create(newId(), fresh(id), { now, command: again });
    expect(told).toBe(1);
  });

  test('GW-04 a repeated change is not made again, even when its expected version is long gone', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    const change = () => things.update(id, step(id), { now, command: command(id), expectedVersion: 1 });
    const first = await change();
    await things.update(id, step(id), { now });
    expect([first, await change()]).toEqual(Array(2).fill({ state: { count: 2 }, version: 2 }));
    expect((await raw(id))?.count).toBe(3);
  });

  test('GW-04 a repeated change that meets the first one under way is answered as that one, never as stale', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    for (let version = 1; version < 20; version++) {
      const change = () =>
        things.update(id, step(id), { now, command: command(`${id}-${version}`), expectedVersion: version });
      const outcomes = await Promise.all([change(), change(), change()]);
      expect(outcomes.map((one) => one.version)).toEqual(Array(3).fill(version + 1));
    }
  });

  test('GW-04 the same key with another body is refused: on the same thing, on another one, and when creating', async () => {
    const [id, other] = [newId(), newId()];
    await things.create(id, fresh(id), { now, command: command(id) });
    await things.create(other, fresh(other), { now });
    const changed = { now, command: command(id, 'other body') };
    await expect(things.update(id, step(id), changed)).rejects.toMatchObject(mismatch);
    await expect(things.update(other, step(other), changed)).rejects.toMatchObject(mismatch);
    await expect(things.update(other, step(other), { now, command: command(id) })).rejects.toMatchObject(mismatch);
    await expect(things.create(newId(), fresh(id), changed)).rejects.toMatchObject(mismatch);
    await expect(things.recall(changed.command, now)).rejects.toMatchObject(mismatch);
    expect((await raw(other))?.version).toBe(1);
  });

  test('GW-04 keys of different callers never meet', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now, command: command(id) });
    const other = { ...command(id, 'other body'), caller: 'key-2' };
    expect((await things.update(id, step(id), { now, command: other })).version).toBe(2);
  });

  test('GW-04 after 24 hours a key is free again: for creating, for changing another thing, and the same one', async () => {
    const [id, other] = [newId(), newId()];
    await things.create(id, fresh(id), { now, command: command(id) });
    await things.create(other, fresh(other), { now: now + day, command: command(id, 'other body') });
    expect((await raw(id))?.commands).toEqual([]);
    await things.update(id, step(id), { now: now + 2 * day, command: command(id, 'third body') });
    expect((await raw(other))?.commands).toEqual([]);
    await things.update(id, step(id), { now: now + 3 * day, command: command(id, 'fourth body') });
    expect((await raw(id))?.commands?.map(({ hash }) => hash)).toEqual(['fourth body']);
  });

  test('GW-04 of ten equal creations at the same time one acts and all answer the same', async () => {
    const key = newId();
    const create = () => {
      const id = newId();
      return things.create(id, { state: { count: 1, note: id }, facts: [] }, { now, command: command(key) });
    };
    const outcomes = await Promise.all(Array.from({ length: 10 }, create));
    expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await collectionOf(workshop.model).countDocuments({ 'commands._id': `key-1:${key}` })).toBe(1);
  });
});

describe('OP-08 the memory of commands is small', () => {
  test('OP-08 a thing of 1 MB takes hundreds of commands: it remembers 200 bytes of each, and answers as it was', async () => {
    const id = newId();
    const note = 'x'.repeat(1_000_000);
    await things.create(id, { state: { count: 0, note }, facts: [] }, { now });
    const count = (key: number) =>
      things.update(id, ({ count: before }) => ({ state: { count: before + 1, note }, facts: [] }), {
        now,
        command: { ...command(`${id}-${key}`), hash: 'f'.repeat(64) },
      });
    for (let key = 0; key < 30; key++) await count(key);
    expect(JSON.stringify((await raw(id))?.commands).length / 30).toBeLessThan(250);
    expect((await count(3)).state).toEqual({ count: 4, note });
    expect((await count(29)).version).toBe(31);
  });

  test('GW-04 an answer expires by an index, an hour after the command that names it at the latest', async () => {
    expect(await answers().indexes()).toContainEqual(
      expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: day + 3600 }),
    );
  });

  test('GW-04 where answers were lost, a repeated command is answered by the thing as it is, and not done again', async () => {
    const id = newId();
    const create = () => things.create(newId(), fresh(id), { now, command: command(id) });
    await create();
    await answers().deleteMany({});
    expect(await create()).toEqual({ state: { count: 1 }, version: 1 });
  });

  test(`OP-08 a thing remembers at most ${mostCommands} commands; the next has to wait, and none is forgotten early`, async () => {
    const id = newId();
    const until = new Date((now + day) * 1000);
    const known = Array.from({ length: mostCommands }, (_, index) => ({
      _id: `key-1:${id}-${index}`,
      hash: 'h',
      until,
    }));
    await things.create(id, fresh(id), { now });
    await collectionOf(workshop.model).updateOne({ _id: id }, { $set: { commands: known } });
    const full = things.update(id, step(id), { now, command: command(id) });
    await expect(full).rejects.toMatchObject({ code: 'request.too_many', retryAfterMs: day * 1000 });
    expect((await things.update(id, step(id), { now })).version).toBe(2);
    expect((await things.update(id, step(id), { now, event: 'e1' })).version).toBe(3);
    expect((await things.update(id, step(id), { now: now + day, command: command(id) })).version).toBe(4);
    expect((await raw(id))?.commands).toHaveLength(1);
  });
});
