import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, type Caller } from '@atrium/chassis/caller';
import { aCompany, aMember, as, openAccounts, type AccountBench } from '../../test/account-bench.ts';
import type { Account } from '../domain/accounts.ts';

let bench: AccountBench;
let acme: Awaited<ReturnType<typeof aCompany>>;
let member: Account;
const administrator = as('operator_administrator', 'operator');

beforeAll(async () => {
  bench = await openAccounts();
  await bench.cases.beginOperator();
  acme = await aCompany(bench);
  member = await aMember(bench, acme.principal, { lastName: 'Zola', firstName: 'Émile' });
});
afterAll(() => bench.close());

const page = { after: undefined, limit: 10 };
const list = async (by: Caller, changes = {}) => bench.cases.listAccounts(by, { ...page, ...changes });
const block = () =>
  bench.deps.accounts.update(
    member.id,
    (of) => ({ state: { ...of, blockedAt: bench.now(), failures: { strangers: 4, devices: [] } }, facts: [] }),
    { now: bench.now() },
  );

describe('ID-44 OP-10 who sees accounts', () => {
  test('ID-24 the list is of one’s own organisation, page by page, with the names of organisations', async () => {
    const first = await list(acme.principal, { limit: 1 });
    expect(first.accounts.map(({ account }) => account.lastName)).toEqual(['Martin']);
    const rest = await list(acme.principal, { after: first.next });
    expect(rest.accounts.map(({ account }) => account.id)).toEqual([member.id]);
    expect([rest.next, rest.accounts[0]?.names.get(acme.organisation)]).toEqual([undefined, 'Boulangerie Martin']);
    expect((await list(administrator)).accounts).toEqual([]);
  });

  test('ID-44 members, keys and strangers see no list and no account', async () => {
    const key: Caller = {
      kind: 'key',
      id: 'k',
      name: 'k',
      scopes: ['role:principal'],
      organisation: acme.organisation,
    };
    for (const by of [as('member', acme.organisation, member.id), key]) {
      await expect(list(by)).rejects.toThrow('request.forbidden');
      await expect(bench.cases.getAccount(by, member.id)).rejects.toThrow('request.forbidden');
    }
    await expect(list(anonymous)).rejects.toThrow('request.unauthenticated');
  });

  test('OP-10 an account of another organisation is not found; the operator’s administrators find all', async () => {
    const other = await aCompany(bench);
    for (const by of [other.principal, as('agent', 'operator')])
      await expect(bench.cases.getAccount(by, member.id)).rejects.toThrow('identity.account_not_found');
    expect((await bench.cases.getAccount(administrator, member.id)).account.id).toBe(member.id);
  });

  test('ID-12 principal and administrator unblock, nobody else; the mail tells, and again changes nothing', async () => {
    await block();
    expect((await list(acme.principal, { blocked: true })).accounts.map(({ account }) => account.id)).toEqual([
      member.id,
    ]);
    const other = await aCompany(bench);
    await expect(bench.cases.unblockAccount(other.principal, member.id)).rejects.toThrow('account_not_found');
    await expect(bench.cases.unblockAccount(as('agent', 'operator'), member.id)).rejects.toThrow('request.forbidden');
    const { account, version } = await bench.cases.unblockAccount(acme.principal, member.id);
    expect(account).toMatchObject({ blockedAt: null, failures: { strangers: 0 } });
    expect((await bench.cases.unblockAccount(acme.principal, member.id)).version).toBe(version);
    await block();
    expect((await bench.cases.unblockAccount(administrator, member.id)).account.blockedAt).toBeNull();
    const mails = (await bench.mails()).filter((mail) => mail.account === member.id);
    expect(mails.filter(({ template }) => template === 'account_unblocked')).toHaveLength(2);
  });

  test('ID-44 each sees its own organisation', async () => {
    for (const by of [acme.principal, as('member', acme.organisation)])
      expect((await bench.cases.getOrganisation(by)).state.name).toBe('Boulangerie Martin');
    expect((await bench.cases.getOrganisation(administrator)).state.id).toBe('operator');
    await expect(bench.cases.getOrganisation(anonymous)).rejects.toThrow('request.unauthenticated');
    await expect(bench.cases.getOrganisation(as('member', 'gone'))).rejects.toThrow('organisation_not_found');
  });
});

describe('ID-22 one’s own account', () => {
  const profile = { lastName: 'Zola', firstName: 'Émile', language: 'fr', timeZone: 'Europe/Paris', phone: '' };
  const me = () => as('member', acme.organisation, member.id);

  test('ID-22 is read and changed by oneself; the fact names what changed', async () => {
    const before = await bench.cases.getMe(me());
    const wish = { ...profile, lastName: 'Hugo', timeZone: 'America/Martinique' };
    const after = await bench.cases.updateMe(me(), wish, { expectedVersion: before.version });
    expect(after.account).toMatchObject({ lastName: 'Hugo', timeZone: 'America/Martinique', email: member.email });
    const [fact] = (await bench.facts()).filter(({ type }) => type === 'account.changed');
    expect(fact).toMatchObject({ organisation: acme.organisation, data: { by: { id: member.id } } });
    expect((fact?.data.fields as string[]).toSorted()).toEqual(expect.arrayContaining(['lastName', 'timeZone']));
    await expect(bench.cases.updateMe(me(), profile, { expectedVersion: before.version })).rejects.toThrow(
      'request.stale',
    );
    expect((await list(acme.principal, { search: 'hug' })).accounts).toHaveLength(1);
  });

  test('ID-22 with mistakes it is not changed, and all of them are told', async () => {
    const wish = { lastName: 'x'.repeat(10_000), firstName: 'a\u202eb', language: 'de', timeZone: 'Mars', phone: 'x' };
    await expect(bench.cases.updateMe(me(), wish)).rejects.toMatchObject({ fields: [{}, {}, {}, {}, {}] });
    await expect(bench.cases.getMe(anonymous)).rejects.toThrow('request.unauthenticated');
  });
});
