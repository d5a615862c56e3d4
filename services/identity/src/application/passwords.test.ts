import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plansOf } from '@atrium/testkit/query-plans';
import { anonymous } from '@atrium/chassis/caller';
import { aCompany, goodPassword, openAccounts, type AccountBench } from '../../test/account-bench.ts';
import { resetPassword } from './reset-password.ts';

const fresh = 'another good pass phrase';
let bench: AccountBench;
let acme: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  bench = await openAccounts();
  await bench.cases.beginOperator();
});
afterAll(() => bench.close());

const company = async () => {
  acme = await aCompany(bench);
  bench.ended.length = 0;
  return acme;
};
const id = () => acme.principal.id;
const account = async () => (await bench.deps.accounts.get(id())).state;
const askedToken = async (login: string) => {
  await bench.cases.askReset(login);
  return bench.tokenTo('reset', id());
};
const templates = async () =>
  (await bench.mails()).filter((mail) => mail.account === id()).map(({ template }) => template);

describe('ID-16 a lost password', () => {
  test('ID-16 is asked for by e-mail or SIRET, and set once by a link of an hour; all sessions end, a mail tells', async () => {
    await company();
    const { state } = await bench.deps.organisations.get(acme.organisation);
    const bySiret = await askedToken(state.siret ?? '');
    const token = await askedToken(acme.email.toUpperCase());
    await expect(bench.cases.resetPassword({ token: bySiret, password: fresh })).rejects.toThrow('link_not_found');
    expect(await bench.cases.resetPassword({ token, password: fresh })).toBe(acme.email);
    expect((await account()).password).toMatchObject({
      hash: `hash of ${fresh}`,
      earlier: [`hash of ${goodPassword}`],
    });
    expect(new Set(bench.ended)).toEqual(new Set([`${id()} password none`]));
    expect(await templates()).toEqual(['reset', 'reset', 'password_reset']);
    await expect(bench.cases.resetPassword({ token, password: `${fresh}!` })).rejects.toThrow('link_not_found');
  });

  test('ID-16 a link that is over sets nothing', async () => {
    await company();
    const token = await askedToken(acme.email);
    bench.now.advance(3600);
    await expect(bench.cases.resetPassword({ token, password: fresh })).rejects.toThrow('link_not_found');
  });

  test('ID-16 a hundred uses of one link at once: one password', async () => {
    await company();
    const token = await askedToken(acme.email);
    const uses = Array.from({ length: 100 }, (_, at) =>
      bench.cases.resetPassword({ token, password: `${fresh} ${at}` }),
    );
    expect((await Promise.allSettled(uses)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await account()).password?.earlier).toHaveLength(1);
  });

  test('ID-12 ID-16 it ends a block', async () => {
    await company();
    const block = { blockedAt: bench.now(), failures: { strangers: 4, devices: [] } };
    await bench.deps.accounts.update(id(), (of) => ({ state: { ...of, ...block }, facts: [] }), { now: bench.now() });
    await bench.cases.resetPassword({ token: await askedToken(acme.email), password: fresh });
    expect(await account()).toMatchObject({ blockedAt: null, failures: { strangers: 0 } });
  });

  test('ID-16 known, unknown and deactivated logins: the same answer after the same queries and writes', async () => {
    await company();
    // Ids of decoys are made at their first use.
    for (const login of ['nobody@example.org', acme.email]) await bench.cases.askReset(login);
    const work = async (login: string) => {
      const plans = await plansOf(bench.connection, () => bench.cases.askReset(login));
      return plans.map(({ collection, plan }) => `${collection.replace('sign_in_decoys', 'accounts')} ${plan}`);
    };
    const ofKnown = await work(acme.email);
    expect(ofKnown.length).toBeGreaterThan(3);
    expect(await work('nobody@example.org')).toEqual(ofKnown);
    await bench.deps.accounts.update(id(), (of) => ({ state: { ...of, state: 'deactivated' }, facts: [] }), {
      now: bench.now(),
    });
    await bench.cases.askReset(acme.email);
    const before = (await bench.mails()).length;
    expect(await work(acme.email)).toEqual(ofKnown);
    expect(await bench.mails()).toHaveLength(before);
  });

  test('ID-15 ID-16 the password of now, a personal and a guessable one are refused; the link is good still', async () => {
    await company();
    const token = await askedToken(acme.email);
    const refusal = (password: string) => bench.cases.resetPassword({ token, password });
    await expect(refusal(goodPassword)).rejects.toMatchObject({ fields: [{ field: 'password', code: 'reused' }] });
    await expect(refusal('good jeanne martin')).rejects.toMatchObject({ fields: [{ code: 'personal' }] });
    await expect(refusal('easy easy easy easy')).rejects.toMatchObject({ fields: [{ code: 'guessable' }] });
    await refusal(fresh);
  });

  test('ID-16 a process that dies after the password was set leaves no session that was there', async () => {
    await company();
    const token = await askedToken(acme.email);
    const update = async (...input: Parameters<typeof bench.deps.accounts.update>) => {
      await bench.deps.accounts.update(...input);
      throw new Error('killed');
    };
    const dying = resetPassword({ ...bench.deps, accounts: { ...bench.deps.accounts, update } });
    await expect(dying({ token, password: fresh })).rejects.toThrow('killed');
    expect(bench.ended).toEqual([`${id()} password none`]);
  });
});

describe('ID-34 one’s own password', () => {
  const change = (oldPassword: string, newPassword: string) =>
    bench.cases.changePassword(acme.principal, { oldPassword, newPassword });

  test('ID-34 is changed with the old one: the other sessions end, a mail tells', async () => {
    await company();
    await change(goodPassword, fresh);
    expect((await account()).password?.hash).toBe(`hash of ${fresh}`);
    expect(new Set(bench.ended)).toEqual(new Set([`${id()} password session-of-now`]));
    expect(await templates()).toEqual(['password_changed']);
  });

  test('ID-34 ID-15 is not changed with a wrong old one, to the same one, or to a weak one; nothing ends then', async () => {
    await company();
    await expect(change('wrong', fresh)).rejects.toMatchObject({ code: 'identity.old_password_wrong' });
    await expect(change('x'.repeat(5_000_000), fresh)).rejects.toThrow('identity.old_password_wrong');
    await expect(change(goodPassword, goodPassword)).rejects.toMatchObject({
      fields: [{ field: 'newPassword', code: 'reused' }],
    });
    await expect(change(goodPassword, 'weak')).rejects.toThrow('identity.password_refused');
    expect(bench.ended).toEqual([]);
  });

  test('ID-34 of two changes at once with one old password, one counts', async () => {
    await company();
    const results = await Promise.allSettled([change(goodPassword, fresh), change(goodPassword, `${fresh} two`)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('ID-34 needs an account', async () => {
    const wish = { oldPassword: '', newPassword: '' };
    await expect(bench.cases.changePassword(anonymous, wish)).rejects.toThrow('request.unauthenticated');
  });
});

describe('ID-15 the live check', () => {
  test('ID-15 tells each rule, met or not, with words typed beside it and those of a link; keeps and hashes nothing', async () => {
    await company();
    const token = await askedToken(acme.email);
    const { hashed, verified } = bench.counts;
    const ticks = (password: string, words: string[] = [], by = '') =>
      bench.cases.judgePassword(anonymous, { password, words, token: by });
    const met = async (...input: Parameters<typeof ticks>) =>
      (await ticks(...input)).filter((tick) => !tick.met).map(({ rule }) => rule);
    expect((await ticks(goodPassword)).map(({ rule }) => rule)).toEqual(['length', 'guessable', 'personal']);
    expect(await met('good')).toEqual(['length']);
    expect(await met('good durand dupont', ['Durand', 'Dupont'])).toEqual(['personal']);
    expect(await met('good jeanne martin', [], token)).toEqual(['personal']);
    await expect(ticks('good', [], 'no token')).rejects.toThrow('identity.link_not_found');
    expect(bench.counts).toEqual({ hashed, verified });
    expect(await bench.cases.getPasswordRules()).toMatchObject({ minLength: 12, maxLength: 128, classes: 0 });
  });
});
