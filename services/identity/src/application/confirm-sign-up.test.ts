import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aSignUp, openAccounts, type AccountBench } from '../../test/account-bench.ts';
import { accountCases } from './account-cases.ts';
import type { AccountDeps } from './account-ports.ts';

let bench: AccountBench;

beforeAll(async () => {
  bench = await openAccounts();
});
afterAll(() => bench.close());

const writes = new Set(['create', 'update', 'take', 'free']);

/** The same stores in a process that dies after so many writes: the last one is done, and nobody hears of it. */
const dyingAfter = (allowed: number): AccountDeps => {
  let done = 0;
  const dying = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...input: unknown[]) => {
          if (done >= allowed) throw new Error('killed');
          if (writes.has(String(name))) done += 1;
          const answer: unknown = await Reflect.apply(method, target, input);
          if (done >= allowed) throw new Error('killed');
          return answer;
        };
      },
    });
  const { accounts, organisations, signUps, reservations } = bench.deps;
  return {
    ...bench.deps,
    accounts: dying(accounts),
    organisations: dying(organisations),
    signUps: dying(signUps),
    reservations: dying(reservations),
  };
};

const begin = async () => {
  const wish = aSignUp();
  await bench.cases.signUp(wish, { locale: 'en' });
  return { ...wish, token: await bench.tokenTo('confirm_sign_up', wish.email) };
};

const there = async ({ siret, email }: { siret: string; email: string }) => {
  const organisation = await bench.deps.organisations.bySiret(siret);
  const account = await bench.deps.accounts.byEmail(email);
  return { organisation: organisation !== undefined, account: account !== undefined };
};

const work = async () => {
  bench.now.advance(60);
  while ((await bench.cases.workSignUps()) > 0);
};

const both = { organisation: true, account: true };
const neither = { organisation: false, account: false };

// Reserved, accepted, organisation, account, freed, finished.
const steps = [1, 2, 3, 4, 5, 6] as const;

describe('ID-01 a process that dies while it confirms a sign-up', () => {
  test.each(steps)('ID-01 after write %i: an organisation with its account, or neither', async (step) => {
    const wish = await begin();
    await expect(accountCases(dyingAfter(step)).confirmSignUp(wish.token)).rejects.toThrow('killed');
    await work();
    expect(await there(wish)).toEqual(step === 1 ? neither : both);
    expect(bench.stuck).toEqual([]);
    expect(await bench.cases.confirmSignUp(wish.token)).toMatchObject({ email: wish.email });
    expect(await there(wish)).toEqual(both);
    expect(await bench.models.reservations.collection.countDocuments({})).toBe(0);
    const kept = await bench.models.signUps.collection.findOne({ email: wish.email });
    expect(kept).toMatchObject({ state: 'done', passwordHash: null, workAt: null });
  });

  test.each(steps.slice(1))('ID-01 after write %i and in the clock’s work too: it is still made once', async (step) => {
    const wish = await begin();
    await expect(accountCases(dyingAfter(2)).confirmSignUp(wish.token)).rejects.toThrow('killed');
    bench.now.advance(60);
    await accountCases(dyingAfter(step))
      .workSignUps()
      .catch(() => undefined);
    await work();
    expect(await there(wish)).toEqual(both);
    const id = (await bench.deps.organisations.bySiret(wish.siret))?.state.id;
    const told = (await bench.facts()).filter(({ organisation }) => organisation === id);
    expect(told.map(({ type }) => type)).toEqual(['organisation.created', 'account.activated']);
  });

  test('ID-01 with a part of its reservations: they are its own when it is confirmed again', async () => {
    const wish = await begin();
    const id = String((await bench.models.signUps.collection.findOne({ email: wish.email }))?._id);
    await bench.deps.reservations.take([`siret:${wish.siret}`], { by: id, until: null, now: bench.now() });
    const rival = aSignUp({ siret: wish.siret });
    await bench.cases.signUp(rival, { locale: 'en' });
    const rivals = bench.cases.confirmSignUp(await bench.tokenTo('confirm_sign_up', rival.email));
    await expect(rivals).rejects.toThrow('identity.siret_known');
    await bench.cases.confirmSignUp(wish.token);
    expect(await there(wish)).toEqual(both);
  });

  test('ID-01 before it decided, and nobody comes back: what it held is free for others when its link is over', async () => {
    const wish = await begin();
    await expect(accountCases(dyingAfter(1)).confirmSignUp(wish.token)).rejects.toThrow('killed');
    bench.now.advance(86_400);
    await work();
    const rival = aSignUp({ siret: wish.siret, email: wish.email });
    await bench.cases.signUp(rival, { locale: 'en' });
    await bench.cases.confirmSignUp(await bench.tokenTo('confirm_sign_up', rival.email));
    await expect(bench.cases.confirmSignUp(wish.token)).rejects.toThrow('identity.link_not_found');
  });
});
