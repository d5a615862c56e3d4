import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCompany, aMember, as, openAccounts, type AccountBench } from '../../test/account-bench.ts';

let bench: AccountBench;
let acme: Awaited<ReturnType<typeof aCompany>>;
const first = as('operator_administrator', 'operator');

beforeAll(async () => {
  bench = await openAccounts();
  await bench.cases.beginOperator();
  acme = await aCompany(bench);
});
afterAll(() => bench.close());

const set = (by: Parameters<typeof bench.cases.setAccountActive>[0], id: string, active: boolean) =>
  bench.cases.setAccountActive(by, { id, active });

describe('ID-11 the right to sign in', () => {
  test('ID-11 is taken away with all sessions and given back; nothing else is lost', async () => {
    const member = await aMember(bench, acme.principal);
    bench.ended.length = 0;
    const { account } = await set(acme.principal, member.id, false);
    expect(account).toEqual({ ...member, state: 'deactivated' });
    expect(bench.ended).toEqual([`${member.id} deactivated none`]);
    expect((await set(acme.principal, member.id, false)).version).toBe(
      (await set(acme.principal, member.id, false)).version,
    );
    expect((await set(acme.principal, member.id, true)).account).toEqual(member);
  });

  test('ID-11 OP-10 another organisation’s account is not found; members and agents may not', async () => {
    const member = await aMember(bench, acme.principal);
    const other = await aCompany(bench);
    await expect(set(other.principal, member.id, false)).rejects.toThrow('identity.account_not_found');
    for (const by of [as('member', acme.organisation), as('agent', 'operator')])
      await expect(set(by, member.id, false)).rejects.toThrow('request.forbidden');
    await expect(set(acme.principal, 'nobody', false)).rejects.toThrow('identity.account_not_found');
    expect((await set(first, member.id, false)).account.state).toBe('deactivated');
  });

  test('ID-06 ID-44 who belongs to another organisation too is deactivated by the operator only', async () => {
    const member = await aMember(bench, acme.principal);
    await bench.cases.inviteAccount(first, { ...member, role: 'agent' });
    await expect(set(acme.principal, member.id, false)).rejects.toThrow('request.forbidden');
    await set(first, member.id, false);
  });

  test('GW-03 a version that is not that of now is refused', async () => {
    const member = await aMember(bench, acme.principal);
    const stale = bench.cases.setAccountActive(
      acme.principal,
      { id: member.id, active: false },
      { expectedVersion: 1 },
    );
    await expect(stale).rejects.toThrow('request.stale');
  });

  test('ID-17 nobody takes it from itself, nor from the last who administers', async () => {
    await expect(set(acme.principal, acme.principal.id, false)).rejects.toThrow('identity.not_yourself');
    await expect(set(first, acme.principal.id, false)).rejects.toThrow('identity.last_administrator');
    const only = await aMember(bench, first, { role: 'operator_administrator' });
    await aMember(bench, first, { role: 'agent' });
    await expect(set(first, only.id, false)).rejects.toThrow('identity.last_administrator');
    const second = await aMember(bench, first, { role: 'operator_administrator' });
    await set(first, second.id, false);
    await set(first, second.id, true);
  });

  test('ID-17 of two administrators who deactivate each other at once, one is left; again and again', async () => {
    const { accounts } = await bench.cases.listAccounts(first, { after: undefined, limit: 100 });
    for (const { account } of accounts)
      if (account.memberships[0]?.role === 'operator_administrator')
        await bench.deps.accounts.update(account.id, (of) => ({ state: { ...of, state: 'invited' }, facts: [] }), {
          now: bench.now(),
        });
    for (let round = 0; round < 10; round++) {
      const ada = await aMember(bench, first, { role: 'operator_administrator' });
      const bob = await aMember(bench, first, { role: 'operator_administrator' });
      await Promise.allSettled([
        set(as('operator_administrator', 'operator', ada.id), bob.id, false),
        set(as('operator_administrator', 'operator', bob.id), ada.id, false),
      ]);
      const states = await Promise.all([ada, bob].map(({ id }) => bench.deps.accounts.get(id)));
      const left = states.filter(({ state }) => state.state === 'active');
      expect(left).toHaveLength(1);
      for (const { state } of left)
        await bench.deps.accounts.update(state.id, (of) => ({ state: { ...of, state: 'invited' }, facts: [] }), {
          now: bench.now(),
        });
    }
  });
});
