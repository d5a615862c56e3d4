import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plansOf } from '@atrium/testkit/query-plans';
import { aSignUp, openAccounts, type AccountBench } from '../../test/account-bench.ts';

const fr = { locale: 'fr' as const };
let bench: AccountBench;

beforeAll(async () => {
  bench = await openAccounts();
});
afterAll(() => bench.close());

const signUp = (wish = aSignUp()) => bench.cases.signUp(wish, fr).then(() => wish);
const confirm = async (email: string) => bench.cases.confirmSignUp(await bench.tokenTo('confirm_sign_up', email));
const made = async ({ siret, email }: { siret: string; email: string }) => {
  const organisation = await bench.deps.organisations.bySiret(siret);
  const account = await bench.deps.accounts.byEmail(email);
  return [organisation?.state, account?.state] as const;
};

describe('ID-01 a company signs up', () => {
  test('ID-01 nothing is there before the mail is confirmed; then an organisation with its principal account', async () => {
    const wish = await signUp();
    expect(await made(wish)).toEqual([undefined, undefined]);
    expect(await confirm(wish.email)).toEqual({ email: wish.email, organisationName: wish.name });
    const [organisation, account] = await made(wish);
    expect(organisation).toMatchObject({ name: wish.name, principal: account?.id, regions: ['eu'] });
    expect(account).toMatchObject({
      state: 'active',
      memberships: [{ organisation: organisation?.id, role: 'principal' }],
      password: { hash: `hash of ${wish.password}` },
      notice: { version: '2026-01' },
      language: 'fr',
    });
    const told = (await bench.facts()).filter(({ organisation: of }) => of === organisation?.id);
    expect(told.map(({ type }) => type)).toEqual(['organisation.created', 'account.activated']);
    expect(JSON.stringify(await bench.facts())).not.toContain('hash of');
  });

  test('ID-01 the same link again answers the same and makes nothing more', async () => {
    const wish = await signUp();
    const answers = [await confirm(wish.email), await confirm(wish.email)];
    expect(answers[0]).toEqual(answers[1]);
    const [organisation] = await made(wish);
    const told = (await bench.facts()).filter(({ organisation: of }) => of === organisation?.id);
    expect(told).toHaveLength(2);
  });

  test('ID-01 ten confirmations at once make one organisation and one account', async () => {
    const wish = await signUp();
    const token = await bench.tokenTo('confirm_sign_up', wish.email);
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => bench.cases.confirmSignUp(token)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
    const [organisation] = await made(wish);
    expect((await bench.facts()).filter(({ organisation: of }) => of === organisation?.id)).toHaveLength(2);
    expect(await bench.models.reservations.collection.countDocuments({})).toBe(0);
  });

  test('ID-01 a link that is over, cut or of another kind confirms nothing', async () => {
    const wish = await signUp();
    const token = await bench.tokenTo('confirm_sign_up', wish.email);
    for (const bad of [token.slice(0, -1), `${token}a`, 'x', '', token.split('.')[0] ?? ''])
      await expect(bench.cases.confirmSignUp(bad)).rejects.toThrow('identity.link_not_found');
    bench.now.advance(86_400);
    await expect(bench.cases.confirmSignUp(token)).rejects.toThrow('identity.link_not_found');
    expect(await made(wish)).toEqual([undefined, undefined]);
  });

  test('ID-01 a SIRET or VAT number that is known says so, before and at the confirmation, and frees what it held', async () => {
    const first = await signUp();
    const twin = await signUp(aSignUp({ siret: first.siret }));
    await confirm(first.email);
    await expect(signUp(aSignUp({ siret: first.siret }))).rejects.toThrow('identity.siret_known');
    await expect(confirm(twin.email)).rejects.toThrow('identity.siret_known');
    expect(await bench.models.reservations.collection.countDocuments({})).toBe(0);
    const vat = { siret: '', vatNumber: 'FR00123456789' };
    const [one, other] = [await signUp(aSignUp(vat)), await signUp(aSignUp(vat))];
    await confirm(one.email);
    await expect(confirm(other.email)).rejects.toThrow('identity.vat_number_known');
    await expect(signUp(aSignUp(vat))).rejects.toThrow('identity.vat_number_known');
  });

  test('ID-01 of two sign-ups with one SIRET that are confirmed at once, one is made', async () => {
    const one = await signUp();
    const two = await signUp(aSignUp({ siret: one.siret }));
    const results = await Promise.allSettled([confirm(one.email), confirm(two.email)]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    await Promise.allSettled([confirm(one.email), confirm(two.email)]);
    const accounts = [await bench.deps.accounts.byEmail(one.email), await bench.deps.accounts.byEmail(two.email)];
    expect(accounts.filter((account) => account !== undefined)).toHaveLength(1);
  });

  test('ID-01 of two sign-ups with one address the second is told at its confirmation', async () => {
    const one = await signUp();
    const two = await signUp(aSignUp({ email: one.email }));
    const tokens = (await bench.mails())
      .filter(({ address }) => address === one.email)
      .map(({ link }) => bench.deps.linkTokens.tokenOf(link));
    expect(tokens).toHaveLength(2);
    await bench.cases.confirmSignUp(tokens[0] ?? '');
    await expect(bench.cases.confirmSignUp(tokens[1] ?? '')).rejects.toThrow('identity.email_known');
    expect(await bench.deps.organisations.bySiret(two.siret)).toBeUndefined();
  });
});

describe('ID-01 ID-12 nobody learns whether an address has an account', () => {
  test('ID-01 a known address gets the same answer after the same hashes, queries and writes, and a mail that says so', async () => {
    const known = await signUp();
    await confirm(known.email);
    const account = await bench.deps.accounts.byEmail(known.email);
    const work = async (email: string) => {
      const before = { ...bench.counts };
      const plans = await plansOf(bench.connection, () => signUp(aSignUp({ email })));
      const asked = plans.map(({ collection, plan }) => `${collection} ${plan}`);
      const hashes = [bench.counts.hashed - before.hashed, bench.counts.verified - before.verified];
      return { asked, hashes };
    };
    const count = async () =>
      (await bench.models.signUps.collection.countDocuments({})) +
      (await bench.models.links.collection.countDocuments({}));
    const start = await count();
    const ofKnown = await work(known.email);
    const middle = await count();
    expect(ofKnown).toEqual(await work('nobody-yet@example.org'));
    expect([middle - start, (await count()) - middle]).toEqual([2, 2]);
    expect((await bench.mails()).filter(({ template }) => template === 'sign_up_known')).toMatchObject([
      { account: account?.state.id },
    ]);
  });

  test('ID-01 the sign-up of a known address keeps no password and can never be confirmed', async () => {
    const known = await signUp();
    await confirm(known.email);
    await signUp(aSignUp({ email: known.email }));
    const [kept] = await bench.models.signUps.collection.find({ state: 'known', email: known.email }).toArray();
    expect(kept).toMatchObject({ passwordHash: null, workAt: null });
    const link = await bench.models.links.collection.findOne({ subject: String(kept?._id) });
    const token = bench.deps.linkTokens.tokenOf(String(link?._id));
    await expect(bench.cases.confirmSignUp(token)).rejects.toThrow('identity.link_not_found');
  });
});

describe('ID-01 ID-15 what is refused', () => {
  test('ID-01 a proof is good once, and one that is missing or wrong for nothing', async () => {
    const wish = await signUp();
    await expect(signUp(aSignUp({ proof: wish.proof }))).rejects.toThrow('identity.proof_refused');
    await expect(signUp(aSignUp({ proof: '' }))).rejects.toThrow('identity.proof_refused');
  });

  test('ID-01 all mistakes are told at once; the proof is still good then', async () => {
    const wish = aSignUp({ siret: '1', name: '', email: 'nobody', regions: [] });
    const refused = await bench.cases.signUp(wish, fr).catch((error: unknown) => error as { fields: object[] });
    expect(refused).toMatchObject({ code: 'request.invalid' });
    expect((refused as { fields: object[] }).fields).toHaveLength(4);
    await signUp(aSignUp({ proof: wish.proof }));
  });

  test.each([
    ['guessable', 'easy easy easy'],
    ['too short', 'good'],
    ['personal', 'good martin jeanne'],
    ['of five megabytes', 'good'.repeat(1_250_000)],
  ])('ID-15 a password that is %s is refused before any hash', async (_, password) => {
    const { hashed } = bench.counts;
    await expect(signUp(aSignUp({ password }))).rejects.toThrow('identity.password_refused');
    expect(bench.counts.hashed).toBe(hashed);
  });
});

describe('ID-01 a sign-up that nobody confirms', () => {
  test('ID-01 is over when its link is, frees what it held, and keeps no password', async () => {
    const wish = await signUp();
    const id = String((await bench.models.signUps.collection.findOne({ email: wish.email }))?._id);
    await bench.deps.reservations.take([`siret:${wish.siret}`], { by: id, until: null, now: bench.now() });
    bench.now.advance(86_400);
    while ((await bench.cases.workSignUps()) > 0);
    const kept = await bench.models.signUps.collection.findOne({ email: wish.email });
    expect(kept).toMatchObject({ state: 'over', passwordHash: null, workAt: null });
    expect(kept?.forgetAt).toBeInstanceOf(Date);
    expect(await bench.models.reservations.collection.countDocuments({})).toBe(0);
    expect(bench.stuck).toEqual([]);
  });
});
