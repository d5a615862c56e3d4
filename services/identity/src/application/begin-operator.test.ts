import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aCompany, anActivation, openAccounts, type AccountBench } from '../../test/account-bench.ts';

let bench: AccountBench;

beforeEach(async () => {
  bench = await openAccounts();
});
afterEach(() => bench.close());

const administrators = async () =>
  (await bench.deps.accounts.list({ organisation: 'operator' }, undefined, 10)).map(({ state }) => state);

describe('what every installation begins with', () => {
  test('ID-47 the operator’s organisation, and a link of seven days that makes the first administrator, once', async () => {
    const begun = await Promise.all(Array.from({ length: 5 }, () => bench.cases.beginOperator()));
    expect(new Set(begun.map((link) => link?.token)).size).toBe(1);
    expect(begun[0]?.until).toBe(bench.now() + 7 * 86_400);
    expect((await bench.deps.organisations.get('operator')).state.name).toBe('Operator & Co');
    const token = begun[0]?.token ?? '';
    expect(await bench.cases.getLink(token)).toMatchObject({
      kind: 'first_administrator',
      organisationName: 'Operator & Co',
    });
    const said = { ...anActivation(token), email: 'ada@example.org' };
    await expect(bench.cases.activateAccount({ ...said, email: 'ada' })).rejects.toMatchObject({
      fields: [{ field: 'email' }],
    });
    const tries = ['ada', 'bob', 'cleo'].map((name) =>
      bench.cases.activateAccount({ ...said, email: `${name}@example.org` }),
    );
    expect((await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await administrators()).toMatchObject([
      { state: 'active', memberships: [{ role: 'operator_administrator' }] },
    ]);
    await expect(bench.cases.activateAccount(said)).rejects.toThrow('identity.link_not_found');
    const facts = await bench.facts();
    expect([await bench.cases.beginOperator(), await bench.facts()]).toEqual([undefined, facts]);
  });

  test('ID-47 where nobody used the link in its time, there is a new one', async () => {
    const first = await bench.cases.beginOperator();
    bench.now.advance(7 * 86_400);
    await expect(bench.cases.getLink(first?.token ?? '')).rejects.toThrow('identity.link_not_found');
    const second = await bench.cases.beginOperator();
    expect(second?.token).not.toBe(first?.token);
    expect(second?.until).toBe(bench.now() + 7 * 86_400);
    expect(await bench.cases.beginOperator()).toEqual(second);
  });

  test('ID-47 where its link was marked and its account never written, there is a new one', async () => {
    await bench.cases.beginOperator();
    await bench.deps.links.use('first_administrator-1', bench.now());
    expect(await bench.cases.beginOperator()).toMatchObject({ until: bench.now() + 7 * 86_400 });
  });

  test('ID-47 where an address is set it is invited by mail, once, and activates its account like anybody else', async () => {
    for (let at = 0; at < 3; at++)
      expect(await bench.cases.beginOperator({ firstAdministrator: 'Ada@Example.org' })).toBeUndefined();
    const [mail, ...more] = await bench.mails();
    expect([mail, more]).toMatchObject([{ template: 'invitation' }, []]);
    await bench.cases.askActivation(bench.deps.linkTokens.tokenOf(mail?.link ?? ''));
    const token = await bench.tokenTo('activation', mail?.account ?? '');
    await bench.cases.activateAccount(anActivation(token));
    expect(await administrators()).toMatchObject([{ state: 'active', email: 'Ada@Example.org' }]);
  });

  test('ID-06 an address that has an account becomes an administrator with it', async () => {
    const { email } = await aCompany(bench);
    await bench.cases.beginOperator({ firstAdministrator: email });
    await bench.cases.beginOperator({ firstAdministrator: email });
    expect(await administrators()).toMatchObject([{ email, memberships: [{ role: 'principal' }, {}] }]);
  });
});
