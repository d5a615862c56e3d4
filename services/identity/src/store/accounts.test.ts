import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAccounts, type AccountBench } from '../../test/account-bench.ts';
import { sortNameOf } from '../domain/account-list.ts';
import type { Account } from '../domain/accounts.ts';
import { newAccount } from '../domain/new-account.ts';
import type { Role } from '../domain/roles.ts';

const now = 1_800_000_000;
let bench: AccountBench;
const store = () => bench.deps.accounts;

type Wish = { lastName: string; firstName: string; organisation?: string; role?: Role } & Partial<Account>;

const make = async (id: string, { organisation = 'acme', role = 'member', ...wish }: Wish): Promise<void> => {
  const email = { email: `${id}@exemple.fr`, key: `${id}@exemple.fr` };
  const { lastName, firstName } = wish;
  const fresh = newAccount({ id, email, lastName, firstName, language: 'fr', organisation, role }, now);
  await store().create(id, { state: { ...fresh, ...wish }, facts: [] }, { now });
};

beforeAll(async () => {
  bench = await openAccounts();
  await make('a3', { lastName: 'Éluard', firstName: 'Zoé', state: 'active', role: 'principal' });
  await make('a2', { lastName: 'eluard', firstName: 'Anne', identifier: 'AE-1', identifierKey: 'ae-1' });
  await make('a1', { lastName: 'Durand', firstName: 'Paul', blockedAt: now, state: 'active' });
  await make('a4', { lastName: 'Zola', firstName: 'Émile', state: 'deactivated' });
  await make('b1', { lastName: 'Durand', firstName: 'Paule', organisation: 'other' });
});
afterAll(() => bench.close());

const ids = async (filter: Omit<Parameters<AccountBench['deps']['accounts']['list']>[0], 'organisation'> = {}) =>
  (await store().list({ organisation: 'acme', ...filter }, undefined, 100)).map(({ state }) => state.id);

describe('accounts', () => {
  test('GW-03 OP-10 a list is of one organisation, by last name, first name and id, whatever case and accents', async () => {
    expect(await ids()).toEqual(['a1', 'a2', 'a3', 'a4']);
    const [first] = await store().list({ organisation: 'acme' }, undefined, 1);
    const cursor = first && { name: sortNameOf(first.state), id: first.state.id };
    const rest = await store().list({ organisation: 'acme' }, cursor, 2);
    expect(rest.map(({ state }) => state.id)).toEqual(['a2', 'a3']);
  });

  test('GW-03 people of one name follow each other by id, page by page', async () => {
    for (const id of ['t3', 't1', 't2']) await make(id, { lastName: 'Twin', firstName: 'Same', organisation: 'twins' });
    const cursor = { name: sortNameOf({ lastName: 'Twin', firstName: 'Same' }), id: 't1' };
    const rest = await store().list({ organisation: 'twins' }, cursor, 10);
    expect(rest.map(({ state }) => state.id)).toEqual(['t2', 't3']);
  });

  test.each([
    ['elu', ['a2', 'a3']],
    ['zo', ['a3', 'a4']],
    ['a1@exemple.f', ['a1']],
    ['a1@exemple.x', []],
    ['ae-', ['a2']],
    ['uard', []],
    ['.*', []],
  ])('ID-24 a search for %s finds what begins so: name, e-mail or identifier', async (search, found) => {
    expect(await ids({ search })).toEqual(found);
  });

  test('ID-24 a list can be of one state, or of those that are blocked', async () => {
    expect(await ids({ state: 'invited' })).toEqual(['a2']);
    expect(await ids({ blocked: true })).toEqual(['a1']);
    expect(await ids({ blocked: false, state: 'active' })).toEqual(['a3']);
  });

  test('ID-33 one is found by its address or identifier; those without any are not each other', async () => {
    expect((await store().byEmail('a1@exemple.fr'))?.state.id).toBe('a1');
    expect((await store().byIdentifier('ae-1'))?.state.id).toBe('a2');
    expect([await store().byEmail(''), await store().byIdentifier('')]).toEqual([undefined, undefined]);
    for (const id of ['n1', 'n2'])
      await make(id, { lastName: 'None', firstName: '', email: '', emailKey: null, organisation: 'none' });
  });

  test('ID-01 two accounts never have one address or one identifier', async () => {
    const twin = { lastName: 'Twin', firstName: '', organisation: 'other' };
    await expect(make('x1', { ...twin, emailKey: 'a1@exemple.fr' })).rejects.toThrow('identity.email_known');
    const named = { ...twin, identifier: 'ae-1', identifierKey: 'ae-1' };
    await expect(make('x2', named)).rejects.toThrow('identity.identifier_known');
    await expect(store().get('x1')).rejects.toThrow('identity.account_not_found');
  });

  test('ID-06 who joins another organisation is found there too, and what was found is what was written', async () => {
    const membership = { organisation: 'other', role: 'member' as const, since: now };
    const join = (of: Account) => ({ state: { ...of, memberships: [...of.memberships, membership] }, facts: [] });
    const { state } = await store().update('a4', join, { now });
    const found = await store().list({ organisation: 'other', search: 'zola' }, undefined, 10);
    expect(found).toEqual([{ state, version: 2 }]);
    expect(Object.keys(state)).not.toContain('begins');
  });

  test('ID-17 whether anybody else holds a role: of that organisation, in these states, but for some', async () => {
    const wanted = { organisation: 'acme', role: 'principal' as const, states: ['active' as const] };
    expect(await store().anyHolds(wanted, [])).toBe(true);
    expect(await store().anyHolds(wanted, ['a3'])).toBe(false);
    expect(await store().anyHolds({ ...wanted, states: ['invited'] }, [])).toBe(false);
    expect(await store().anyHolds({ ...wanted, organisation: 'other' }, [])).toBe(false);
  });
});
