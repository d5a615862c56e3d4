import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCompany, anActivation, aPerson, openAccounts, type AccountBench } from '../../test/account-bench.ts';
import { activateAccount } from './activate-account.ts';

let bench: AccountBench;
let acme: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  bench = await openAccounts();
  acme = await aCompany(bench);
});
afterAll(() => bench.close());

describe('ID-14 activation', () => {
  const invited = async () => {
    const { account } = await bench.cases.inviteAccount(acme.principal, aPerson());
    const invitation = await bench.tokenTo('invitation', account.id);
    await bench.cases.askActivation(invitation);
    return { id: account.id, invitation, token: await bench.tokenTo('activation', account.id) };
  };

  test('ID-14 the invitation sets no password: it sends a link of an hour to the invited address, which does, once', async () => {
    const { id, invitation, token } = await invited();
    await expect(bench.cases.activateAccount(anActivation(invitation))).rejects.toThrow('identity.link_not_found');
    const { account } = await bench.cases.activateAccount(anActivation(token));
    expect(account).toMatchObject({ id, state: 'active', firstName: 'Lucie', language: 'en', invitedUntil: null });
    expect(account).toMatchObject({ notice: { version: '2026-01' }, password: { hash: expect.any(String) } });
    await expect(bench.cases.activateAccount(anActivation(token))).rejects.toThrow('identity.link_not_found');
    await expect(bench.cases.askActivation(invitation)).rejects.toThrow('identity.already_active');
  });

  test('ID-14 the link lives an hour, and a newer one takes its place', async () => {
    const { id, invitation, token } = await invited();
    await bench.cases.askActivation(invitation);
    await expect(bench.cases.activateAccount(anActivation(token))).rejects.toThrow('identity.link_not_found');
    bench.now.advance(3600);
    const late = bench.tokenTo('activation', id).then((newest) => bench.cases.activateAccount(anActivation(newest)));
    await expect(late).rejects.toThrow('identity.link_not_found');
    await bench.cases.askActivation(invitation);
    await bench.cases.activateAccount(anActivation(await bench.tokenTo('activation', id)));
  });

  test('ID-14 ten activations by one link at once: one sets the password', async () => {
    const { id, token } = await invited();
    const tries = Array.from({ length: 10 }, (_, at) =>
      bench.cases.activateAccount({ ...anActivation(token), password: `a good pass phrase ${at}` }),
    );
    expect((await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      (await bench.facts()).filter(
        ({ type, data }) => type === 'account.activated' && JSON.stringify(data).includes(id),
      ),
    ).toHaveLength(1);
  });

  test('ID-14 a process that dies before or after the account’s write loses no invitation', async () => {
    const dying = { ...bench.deps.accounts, update: () => Promise.reject(new Error('killed')) };
    const before = await invited();
    await expect(activateAccount({ ...bench.deps, accounts: dying })(anActivation(before.token))).rejects.toThrow(
      'killed',
    );
    expect((await bench.cases.activateAccount(anActivation(before.token))).account.state).toBe('active');
    const links = { ...bench.deps.links, use: () => Promise.reject(new Error('killed')) };
    const after = await invited();
    await expect(activateAccount({ ...bench.deps, links })(anActivation(after.token))).rejects.toThrow('killed');
    expect((await bench.deps.accounts.get(after.id)).state.state).toBe('active');
    const again = { ...anActivation(after.token), password: 'another good one here' };
    await expect(bench.cases.activateAccount(again)).rejects.toThrow('identity.link_not_found');
  });

  test('ID-14 ID-15 a mistake or a bad password costs nobody the link', async () => {
    const { token } = await invited();
    const bad = { ...anActivation(token), lastName: '', phone: 'call me' };
    await expect(bench.cases.activateAccount(bad)).rejects.toMatchObject({ fields: [{}, {}] });
    const weak = bench.cases.activateAccount({ ...anActivation(token), password: 'good petit lucie' });
    await expect(weak).rejects.toMatchObject({ code: 'identity.password_refused' });
    await bench.cases.activateAccount(anActivation(token));
  });

  test('ID-14 what a link is good for can be asked, and nothing of one that is cut, foreign or used', async () => {
    const { token, invitation } = await invited();
    expect(await bench.cases.getLink(invitation)).toMatchObject({
      kind: 'invitation',
      organisationName: 'Boulangerie Martin',
    });
    expect(await bench.cases.getLink(token)).toMatchObject({ kind: 'activation', lastName: 'Petit', firstName: 'Luc' });
    await bench.cases.activateAccount(anActivation(token));
    for (const bad of [token, token.slice(1), `${invitation}=`, 'x.y', '.'])
      await expect(bench.cases.getLink(bad)).rejects.toThrow('identity.link_not_found');
  });

  test('ID-11 who was deactivated before it activated its account cannot by its link', async () => {
    const { id, token, invitation } = await invited();
    await bench.cases.setAccountActive(acme.principal, { id, active: false });
    for (const bad of [bench.cases.activateAccount(anActivation(token)), bench.cases.askActivation(invitation)])
      await expect(bad).rejects.toThrow('identity.link_not_found');
    await bench.cases.setAccountActive(acme.principal, { id, active: true });
    await bench.cases.activateAccount(anActivation(token));
  });
});
