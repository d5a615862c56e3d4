import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCompany, aMember, aPerson, as, openAccounts, type AccountBench } from '../../test/account-bench.ts';
import type { Caller } from '@atrium/chassis/caller';

const day = 86_400;
const administrator = as('operator_administrator', 'operator');
let bench: AccountBench;
let acme: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  bench = await openAccounts();
  await bench.cases.beginOperator();
  acme = await aCompany(bench);
});
afterAll(() => bench.close());

const said = (data: object, id: string): boolean => JSON.stringify(data).includes(id);

const invite = (by: Caller, changes = {}) => bench.cases.inviteAccount(by, aPerson(changes));

describe('ID-13 ID-44 who may invite whom', () => {
  test.each([
    ['operator_administrator', 'agent', true],
    ['operator_administrator', 'operator_administrator', true],
    ['operator_administrator', 'member', false],
    ['operator_administrator', 'principal', false],
    ['principal', 'member', true],
    ['principal', 'principal', false],
    ['principal', 'agent', false],
    ['principal', 'operator_administrator', false],
    ['agent', 'agent', false],
    ['member', 'member', false],
  ] as const)('ID-44 an account that is %s invites one that is %s: %s', async (by, role, may) => {
    const place = by === 'operator_administrator' || by === 'agent' ? 'operator' : acme.organisation;
    const invited = invite(as(by, place), { role });
    if (!may) return expect(invited).rejects.toThrow('request.forbidden');
    expect((await invited).account).toMatchObject({ state: 'invited', memberships: [{ organisation: place, role }] });
  });

  test('ID-44 strangers have to sign in; keys may not', async () => {
    const base = { id: '', name: '', scopes: ['role:principal'], organisation: acme.organisation };
    await expect(invite({ ...base, kind: 'anonymous' })).rejects.toThrow('request.unauthenticated');
    await expect(invite({ ...base, kind: 'key' })).rejects.toThrow('request.forbidden');
  });
});

describe('ID-13 ID-14 an invitation', () => {
  test('ID-14 goes to the person by mail with a link of 90 days, and makes an account that cannot sign in yet', async () => {
    const { account } = await invite(acme.principal);
    expect(account).toMatchObject({ state: 'invited', password: null, invitedUntil: bench.now() + 90 * day });
    const [mail] = (await bench.mails()).filter((one) => one.account === account.id);
    expect(mail).toMatchObject({
      template: 'invitation',
      params: [{ value: 'Boulangerie Martin' }, { value: 'A principal' }],
    });
    const link = await bench.deps.links.find(mail?.link ?? '');
    expect(link).toMatchObject({ kind: 'invitation', subject: account.id, until: bench.now() + 90 * day });
  });

  test('GW-04 sent again with the same key it invites once', async () => {
    const command = { key: 'k', hash: 'h', caller: 'c' };
    const person = aPerson();
    const one = await bench.cases.inviteAccount(acme.principal, person, command);
    expect(await bench.cases.inviteAccount(acme.principal, person, command)).toEqual(one);
    expect((await bench.mails()).filter((mail) => mail.account === one.account.id)).toHaveLength(1);
  });

  test('ID-13 all mistakes are told at once', async () => {
    const refused = invite(acme.principal, { email: 'x', lastName: '\u202egnp', language: 'de' });
    await expect(refused).rejects.toMatchObject({ code: 'request.invalid', fields: [{}, {}, {}] });
  });

  test('ID-13 who belongs to the organisation already is named as such, also when two invite at once', async () => {
    const { account } = await invite(acme.principal);
    await expect(invite(acme.principal, { email: account.email })).rejects.toThrow('identity.already_member');
    const person = aPerson();
    const both = [1, 2, 3].map(() => bench.cases.inviteAccount(acme.principal, person));
    expect((await Promise.allSettled(both)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await bench.models.reservations.collection.countDocuments({})).toBe(0);
  });

  test('ID-06 OP-10 the operator takes in who has an account elsewhere; neither organisation sees the other', async () => {
    const member = await aMember(bench, acme.principal);
    const joined = await invite(administrator, {
      email: member.email.toUpperCase(),
      lastName: 'Changed',
      role: 'agent',
    });
    expect(joined.account).toMatchObject({ id: member.id, lastName: 'Petit', state: 'active' });
    const seen = await bench.cases.getAccount(acme.principal, member.id);
    expect(seen.account.memberships.map(({ organisation }) => organisation)).toEqual([acme.organisation]);
    const own = await bench.cases.getMe(as('member', acme.organisation, member.id));
    expect(own.account.memberships).toHaveLength(2);
    const facts = (await bench.facts()).filter(({ type, data }) => type === 'account.invited' && said(data, member.id));
    expect(facts.filter(({ organisation }) => organisation === 'operator')).toHaveLength(1);
  });

  test('ID-12 OP-10 no company can draft an account of others into itself, to read of it or to unblock it', async () => {
    const other = await aCompany(bench);
    for (const victim of [
      await aMember(bench, acme.principal),
      await aMember(bench, administrator, { role: 'agent' }),
    ]) {
      await expect(invite(other.principal, { email: victim.email })).rejects.toThrow('identity.email_known');
      for (const act of [bench.cases.getAccount, bench.cases.unblockAccount])
        await expect(act(other.principal, victim.id)).rejects.toThrow('identity.account_not_found');
    }
  });

  test('ID-14 invited again: a new link and a new term, the earlier link works no longer', async () => {
    const { account } = await invite(acme.principal);
    const first = await bench.tokenTo('invitation', account.id);
    bench.now.advance(10 * day);
    const again = await bench.cases.inviteAgain(acme.principal, account.id);
    expect(again.account.invitedUntil).toBe(bench.now() + 90 * day);
    await expect(bench.cases.askActivation(first)).rejects.toThrow('identity.link_not_found');
    await bench.cases.askActivation(await bench.tokenTo('invitation', account.id));
    const member = await aMember(bench, acme.principal);
    await expect(bench.cases.inviteAgain(acme.principal, member.id)).rejects.toThrow('identity.already_active');
    const other = await aCompany(bench);
    await expect(bench.cases.inviteAgain(other.principal, account.id)).rejects.toThrow('identity.account_not_found');
  });
});

describe('ID-47 the first administrator', () => {
  test('ID-44 makes agents', async () => {
    const agent = await aMember(bench, administrator, { role: 'agent' });
    expect(agent.memberships).toMatchObject([{ organisation: 'operator', role: 'agent' }]);
  });
});
