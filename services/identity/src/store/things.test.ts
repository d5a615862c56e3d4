import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAccounts, type AccountBench } from '../../test/account-bench.ts';

const now = 1_800_000_000;
let bench: AccountBench;

beforeAll(async () => {
  bench = await openAccounts();
});
afterAll(() => bench.close());

describe('links', () => {
  const link = (id: string, subject = 'one') => ({
    id,
    kind: 'reset' as const,
    subject,
    until: now + 60,
    usedAt: null,
  });

  test('ID-16 a link is used once, by one of a hundred at once, and not when it is over', async () => {
    const { links } = bench.deps;
    await links.create(link('l1'));
    const uses = await Promise.all(Array.from({ length: 100 }, () => links.use('l1', now)));
    expect(uses.filter(Boolean)).toHaveLength(1);
    await links.create(link('l2'));
    expect([await links.use('l2', now + 60), await links.use('nope', now)]).toEqual([false, false]);
  });

  test('ID-16 revoking ends the others of its kind and subject, and nobody else’s', async () => {
    const { links } = bench.deps;
    await links.create(link('r1', 'two'));
    await links.create({ ...link('r2', 'two'), kind: 'activation' });
    await links.create(link('r3', 'three'));
    await links.revoke('reset', 'two', now);
    expect([await links.use('r1', now), await links.use('r2', now), await links.use('r3', now)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('ID-16 what is kept of a link is its id and what it is for: no token, and an end', async () => {
    const kept = await bench.models.links.collection.findOne({ _id: 'l1' as never });
    expect(Object.keys(kept ?? {}).sort()).toEqual(['_id', 'forgetAt', 'kind', 'subject', 'until', 'usedAt']);
    expect(kept?.forgetAt).toEqual(new Date((now + 60 + 86_400) * 1000));
  });
});

describe('reservations', () => {
  const take = (keys: string[], by: string, until: number | null = null, at = now) =>
    bench.deps.reservations.take(keys, { by, until, now: at });

  test('ID-01 one has a key at a time; taken again by the same it is still its own', async () => {
    expect([await take(['k1', 'k2'], 'a'), await take(['k1'], 'a'), await take(['k2'], 'b')]).toEqual([
      undefined,
      undefined,
      'k2',
    ]);
    await bench.deps.reservations.free(['k1', 'k2'], 'b');
    expect(await take(['k1'], 'b')).toBe('k1');
    await bench.deps.reservations.free(['k1'], 'a');
    expect(await take(['k1'], 'b')).toBeUndefined();
  });

  test('ID-13 one that was held briefly is to be had when its time is over', async () => {
    expect(await take(['k3'], 'a', now + 60)).toBeUndefined();
    expect([await take(['k3'], 'b', null, now + 59), await take(['k3'], 'b', null, now + 60)]).toEqual([
      'k3',
      undefined,
    ]);
    expect(await take(['k3'], 'a', null, now + 99_999)).toBe('k3');
  });

  test('ID-01 of fifty who want it at once, one has it', async () => {
    const wants = await Promise.all(Array.from({ length: 50 }, (_, at) => take(['k4'], `by-${at}`)));
    expect(wants.filter((taken) => taken === undefined)).toHaveLength(1);
  });
});

describe('proofs and departures', () => {
  test('ID-01 a proof is taken once, by one of many at once', async () => {
    const takes = await Promise.all(Array.from({ length: 20 }, () => bench.deps.proofs.take('p', now + 60)));
    expect(takes.filter(Boolean)).toHaveLength(1);
  });

  test('ID-17 of those who are about to leave, each but the first sees another; after a minute one is forgotten', async () => {
    const { departures } = bench.deps;
    const names = ['ada', 'bob', 'cleo'];
    const seen = await Promise.all(names.map((name) => departures.begin('acme', name, now)));
    expect(seen.map((others) => others.length).sort()).toEqual([0, 1, 2]);
    await departures.end('acme', 'ada');
    expect((await departures.begin('acme', 'bob', now)).sort()).toEqual(['cleo']);
    expect(await departures.begin('acme', 'dan', now + 60)).toEqual([]);
    expect(await departures.begin('other', 'dan', now)).toEqual([]);
  });
});

describe('organisations', () => {
  const company = (id: string, siret: string | null, vatNumber: string | null = null) => ({
    state: { id, name: `Company ${id}`, siret, vatNumber, regions: [], principal: 'p', createdAt: now },
    facts: [],
  });
  const make = (id: string, siret: string | null, vatNumber?: string) =>
    bench.deps.organisations.create(id, company(id, siret, vatNumber ?? null), { now });

  test('ID-01 two never have one SIRET or VAT number; any number of them have none', async () => {
    for (const id of ['o1', 'o2']) await make(id, null);
    await make('o3', '12345678901234', 'FR1');
    await expect(make('o4', '12345678901234')).rejects.toThrow('identity.siret_known');
    await expect(make('o5', null, 'FR1')).rejects.toThrow('identity.vat_number_known');
    const { organisations } = bench.deps;
    expect((await organisations.bySiret('12345678901234'))?.state.id).toBe('o3');
    expect((await organisations.byVatNumber('FR1'))?.state.id).toBe('o3');
    expect([await organisations.bySiret(''), await organisations.byVatNumber('')]).toEqual([undefined, undefined]);
    expect(await organisations.names(['o1', 'o3', 'nope', 'o1'])).toEqual(
      new Map([
        ['o1', 'Company o1'],
        ['o3', 'Company o3'],
      ]),
    );
  });
});
