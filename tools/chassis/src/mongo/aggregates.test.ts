import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sequentialIds } from '@atrium/testkit/ids';
import { openWorkshop, type Workshop } from '../../test/workshop.ts';
import { fresh, step, type Thing, type Things, thingsOn } from '../../test/things.ts';
import { outboxCap } from '../events/fact.ts';
import { collectionOf } from './document.ts';

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
const command = (key: string, hash = 'body') => ({ key, hash, caller: 'key-1' });

describe('one document, one write', () => {
  test('EV-02 a document is written with its state, version and facts at once', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    await things.update(id, step(id), { now: now + 1 });
    const document = await raw(id);
    expect(document).toMatchObject({ _id: id, count: 2, version: 2, outboxSince: new Date(now * 1000) });
    expect(document?.outbox?.map(({ sequence, at }) => [sequence, at])).toEqual([
      ['0000000001.00', now],
      ['0000000002.00', now + 1],
    ]);
    expect(await things.find(id)).toEqual({ state: { count: 2 }, version: 2 });
  });

  test('EV-02 a field that a rule leaves out is gone, and undefined counts as left out', async () => {
    const id = newId();
    await things.create(id, { state: { count: 1, note: 'x' }, facts: [] }, { now });
    await things.update(id, ({ count }) => ({ state: { count }, facts: [] }), { now });
    expect(await things.find(id)).toEqual({ state: { count: 1 }, version: 2 });
  });

  test('EV-02 a rule that changes nothing writes nothing', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    const outcome = await things.update(id, () => undefined, { now });
    expect(outcome).toEqual({ state: { count: 1 }, version: 1 });
    expect((await raw(id))?.version).toBe(1);
  });

  test('EV-02 a fact that does not fit its contract fails the write, and nothing is written', async () => {
    const id = newId();
    const wrong = { state: { count: 1 }, facts: [{ id, count: 1.5 }] };
    await expect(things.create(id, wrong, { now })).rejects.toMatchObject({ name: 'FactError' });
    expect(await raw(id)).toBeNull();
  });

  test('EV-02 what a rule throws reaches the caller, and nothing is written', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    const refuse = () => {
      throw new Error('no');
    };
    await expect(things.update(id, refuse, { now })).rejects.toThrow('no');
    expect((await raw(id))?.version).toBe(1);
  });
});

describe('those who write at the same time', () => {
  test('GW-03 a taken id is a conflict, an unknown one is not found, an old version is stale and told the new one', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    await expect(things.create(id, fresh(id), { now })).rejects.toMatchObject({ code: 'request.conflict' });
    await expect(things.update('nobody', step('nobody'), { now })).rejects.toMatchObject({ code: 'request.not_found' });
    await things.update(id, step(id), { now, expectedVersion: 1 });
    await expect(things.update(id, step(id), { now, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'request.stale',
      params: { version: 2 },
    });
  });

  test('GW-03 of sixteen writers none loses the step of another, and those that give up say conflict', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    const steps = await Promise.allSettled(Array.from({ length: 16 }, () => things.update(id, step(id), { now })));
    const done = steps.filter(({ status }) => status === 'fulfilled').length;
    const codes = steps.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(done).toBeGreaterThan(0);
    expect(codes).toEqual(codes.map(() => 'request.conflict'));
    const document = await raw(id);
    expect(document).toMatchObject({ count: 1 + done, version: 1 + done });
    expect(document?.outbox).toHaveLength(1 + done);
  });

  test('OP-08 a decision is repeated on the newer state, five times at most', async () => {
    const id = newId();
    await things.create(id, fresh(id), { now });
    const seen: number[] = [];
    const overtaken = (state: Thing, version: number) => {
      seen.push(version);
      return { state: { count: state.count + 1 }, facts: [] };
    };
    const documents = collectionOf(workshop.model);
    const overtaking = {
      findOne: (...read: Parameters<typeof documents.findOne>) => documents.findOne(...read),
      updateOne: async (...write: Parameters<typeof documents.updateOne>) => {
        await documents.updateOne({ _id: id }, { $inc: { version: 1 } });
        return documents.updateOne(...write);
      },
    };
    const conn = { db: { collection: () => overtaking } };
    const store = thingsOn({ collection: { name: 'things', conn } } as never);
    await expect(store.update(id, overtaken, { now })).rejects.toMatchObject({ code: 'request.conflict' });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the outbox has an end', () => {
  test('EV-02 with 100 facts waiting a change with facts is refused as unavailable, one without is not', async () => {
    const id = newId();
    await things.create(id, fresh(id, outboxCap), { now });
    await expect(things.update(id, step(id), { now })).rejects.toMatchObject({ code: 'service.unavailable' });
    await things.update(id, ({ count }) => ({ state: { count }, facts: [] }), { now });
    expect((await raw(id))?.outbox).toHaveLength(outboxCap);
  });
});

describe('many at once', () => {
  test('ST-11 a bulk write makes and changes documents, and says which ones were overtaken', async () => {
    const [made, taken, changed, stale, full] = [newId(), newId(), newId(), newId(), newId()];
    for (const id of [taken, changed, stale]) await things.create(id, fresh(id), { now });
    await things.create(full, fresh(full, outboxCap), { now });
    const from = await things.findMany([changed, stale, full, 'nobody']);
    await things.update(stale, step(stale), { now });
    const writes = [
      { id: made, decision: fresh(made) },
      { id: taken, decision: fresh(taken) },
      ...[changed, stale, full].map((id) => ({
        id,
        decision: step(id)({ count: 1, note: 'bulk' }),
        from: from.get(id),
      })),
    ];
    const outcomes = await things.bulk(writes, { now: now + 5 });
    expect(Object.fromEntries(outcomes)).toEqual({
      [made]: 'written',
      [taken]: 'conflict',
      [changed]: 'written',
      [stale]: 'conflict',
      [full]: 'conflict',
    });
    expect(await things.find(changed)).toEqual({ state: { count: 2, note: 'bulk' }, version: 2 });
    expect((await raw(changed))?.outbox).toHaveLength(2);
    expect(await things.find(stale)).toEqual({ state: { count: 2 }, version: 2 });
    expect(from.has('nobody')).toBe(false);
  });

  test('ST-11 the same bulk write again changes nothing', async () => {
    const ids = Array.from({ length: 1500 }, newId);
    const writes = ids.map((id) => ({ id, decision: fresh(id) }));
    expect(new Set((await things.bulk(writes, { now })).values())).toEqual(new Set(['written']));
    expect(new Set((await things.bulk(writes, { now })).values())).toEqual(new Set(['conflict']));
    expect(await collectionOf(workshop.model).countDocuments({ _id: { $in: ids }, version: 1 })).toBe(1500);
  });
});

describe('EV-02 against a model', () => {
  type Act = { kind: 'update' | 'race' | 'replay' | 'other body' | 'stale'; key: number };
  const acts = fc.array(
    fc.record<Act>({
      kind: fc.constantFrom<Act['kind'][]>('update', 'race', 'replay', 'other body', 'stale'),
      key: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('EV-02 GW-04 whatever is done, repeated or raced, state, version, facts and answers are those of the model', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const id = newId();
        await things.create(id, fresh(id), { now });
        const model = { count: 1, answers: new Map<string, number>() };
        for (const { kind, key } of sequence) await play(id, model, kind, `${id}-${key}`);
        const document = await raw(id);
        expect(document).toMatchObject({ count: model.count, version: model.count });
        const told = document?.outbox?.map(
          ({ data }) => (JSON.parse(String(data)) as { component: Thing & { position: number } }).component.position,
        );
        expect(told).toEqual(Array.from({ length: model.count }, (_, index) => index + 1));
      }),
      { numRuns: 40 },
    );
  });

  type Model = { count: number; answers: Map<string, number> };
  const play = async (id: string, model: Model, kind: Act['kind'], key: string): Promise<void> => {
    const run = (hash: string, expectedVersion?: number) =>
      things.update(id, step(id), { now, command: command(key, hash), expectedVersion });
    const known = model.answers.get(key);
    if (kind === 'race') {
      const [a, b] = await Promise.all([run('body'), run('body')]);
      model.answers.set(key, known ?? (model.count += 1));
      expect([a.state.count, b.state.count]).toEqual([model.answers.get(key), model.answers.get(key)]);
    } else if (kind === 'stale' && known === undefined) {
      await expect(run('body', model.count + 1)).rejects.toMatchObject({ code: 'request.stale' });
    } else if (kind === 'other body' && known !== undefined) {
      await expect(run('other')).rejects.toMatchObject({ code: 'request.idempotency_mismatch' });
    } else {
      const { state } = await run('body');
      model.answers.set(key, known ?? (model.count += 1));
      expect(state.count).toBe(model.answers.get(key));
    }
  };
});
