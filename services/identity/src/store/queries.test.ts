import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plansOf, refuseScans } from '@atrium/testkit/query-plans';
import { aSignUp, openAccounts, type AccountBench } from '../../test/account-bench.ts';
import type { AccountDeps } from '../application/account-ports.ts';
import { sortNameOf } from '../domain/account-list.ts';
import type { Account } from '../domain/accounts.ts';
import { newAccount } from '../domain/new-account.ts';

type Stores = Pick<
  AccountDeps,
  'accounts' | 'organisations' | 'signUps' | 'links' | 'proofs' | 'reservations' | 'departures'
>;

const now = 1_800_000_000;
const command = { key: 'k', hash: 'h', caller: 'c' };
const same = <State>(state: State) => ({ state, facts: [] });
const states = ['active', 'invited', 'deactivated'] as const;

let bench: AccountBench;
let signUp = '';

const accountOf = (index: number): Account => {
  const id = `a${index}`;
  const email = { email: `${id}@exemple.fr`, key: `${id}@exemple.fr` };
  const person = { id, email, lastName: `Name ${index % 40}`, firstName: `First ${index}`, language: 'fr' as const };
  const fresh = newAccount({ ...person, organisation: index % 2 === 0 ? 'acme' : 'other', role: 'member' }, now);
  return {
    ...fresh,
    identifier: `id-${index}`,
    identifierKey: `id-${index}`,
    state: states[index % 3] ?? 'active',
    blockedAt: index % 7 === 0 ? now : null,
  };
};

beforeAll(async () => {
  bench = await openAccounts();
  const { accounts, organisations, links, proofs, reservations, departures } = bench.deps;
  for (let index = 0; index < 300; index++) await accounts.create(`a${index}`, same(accountOf(index)), { now });
  const company = {
    id: 'acme',
    name: 'Acme',
    siret: '1',
    vatNumber: '2',
    regions: [],
    principal: 'a1',
    createdAt: now,
  };
  await organisations.create('acme', same(company), { now });
  await bench.cases.signUp(aSignUp(), { locale: 'fr' });
  signUp = String((await bench.models.signUps.collection.findOne({}))?._id);
  await links.create({ id: 'l', kind: 'reset', subject: 'a1', until: now + 60, usedAt: null });
  await proofs.take('p', now);
  await reservations.take(['r'], { by: 'b', until: null, now });
  await departures.begin('acme', 'a1', now);
}, 60_000);
afterAll(() => bench.close());

/** Every method of a store, and what calls it so that it asks the database all that it may ask. */
type Acts<Store> = { [Method in keyof Store]: (store: Store) => Promise<unknown> };

type Kind = 'accounts' | 'organisations' | 'signUps';

const common = (id: () => string) => ({
  find: (store: Stores[Kind]) => store.find(id()),
  get: (store: Stores[Kind]) => store.get(id()),
  recall: (store: Stores[Kind]) => store.recall(command, now),
  update: (store: Stores[Kind]) => (store as Stores['accounts']).update(id(), same, { now, command }),
  // Nobody removes one; organisations' and accounts' unique indexes would let them.
  remove: (store: Stores[Kind]) => store.remove('nope', { now }).catch(() => undefined),
  create: async (store: Stores[Kind]) => {
    const { state } = await store.get(id());
    await (store as Stores['accounts'])
      .create(id(), same(state as Account), { now, event: 'e' })
      .catch(() => undefined);
  },
});

const accounts: Acts<Stores['accounts']> = {
  ...common(() => 'a1'),
  byEmail: (store) => store.byEmail('a1@exemple.fr'),
  byIdentifier: (store) => store.byIdentifier('id-1'),
  list: async (store) => {
    const after = { name: sortNameOf({ lastName: 'Name 2', firstName: 'First 2' }), id: 'a2' };
    for (const state of [undefined, 'active'] as const)
      for (const blocked of [undefined, true, false])
        for (const search of [undefined, 'na', 'a12@exemple.fr'])
          for (const from of [undefined, after])
            await store.list({ organisation: 'acme', state, blocked, search }, from, 10);
  },
  anyHolds: (store) => store.anyHolds({ organisation: 'acme', role: 'principal', states }, ['a1']),
};

const organisations: Acts<Stores['organisations']> = {
  ...common(() => 'acme'),
  bySiret: (store) => store.bySiret('1'),
  byVatNumber: (store) => store.byVatNumber('2'),
  names: (store) => store.names(['acme', 'other']),
};

const signUps: Acts<Stores['signUps']> = {
  ...common(() => signUp),
  due: (store) => store.due(now + 99_999, 10),
  postpone: (store) => store.postpone(signUp, now),
};

const links: Acts<Stores['links']> = {
  create: (store) => store.find('l'),
  find: (store) => store.find('l'),
  use: (store) => store.use('l', now),
  revoke: (store) => store.revoke('reset', 'a1', now),
};

const proofs: Acts<Stores['proofs']> = { take: (store) => store.take('p', now).then(() => bench.deps.links.find('l')) };

const reservations: Acts<Stores['reservations']> = {
  take: (store) => store.take(['r'], { by: 'b', until: null, now }),
  free: (store) => store.free(['r'], 'b'),
};

const departures: Acts<Stores['departures']> = {
  begin: (store) => store.begin('acme', 'a1', now),
  end: (store) => store.end('acme', 'a1'),
};

// A store or a method that is not here does not compile.
const acts = { accounts, organisations, signUps, links, proofs, reservations, departures } satisfies {
  [Name in keyof Stores]: Acts<Stores[Name]>;
};

const cases = Object.entries(acts).flatMap(([store, methods]) =>
  Object.entries(methods).map(([method, act]) => ({
    name: `${store}.${method}`,
    act: () => (act as (store: unknown) => Promise<unknown>)(bench.deps[store as keyof Stores]),
  })),
);

describe('OP-08 every query of accounts and sign-up has its index', () => {
  test.each(cases)('OP-08 $name reads no whole collection and sorts nothing in memory', async ({ act }) => {
    const plans = await refuseScans(bench.connection, act);
    expect(plans.filter(({ sorted, whole }) => sorted || whole)).toEqual([]);
  });

  test.each([{}, { search: 'name 3' }, { state: 'active' as const }, { blocked: true }])(
    'OP-08 a page of the list by %j looks at few accounts besides those that it shows',
    async (filter) => {
      const read = () => bench.deps.accounts.list({ organisation: 'acme', ...filter }, undefined, 5);
      const plans = await plansOf(bench.connection, read);
      expect((await read()).length).toBe(5);
      for (const { examined } of plans) expect(examined).toBeLessThanOrEqual(6);
    },
  );
});
