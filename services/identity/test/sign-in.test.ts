import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anyOrganisation } from '@atrium/chassis/use-case';
import { changePassword } from '../src/domain/account-passwords.ts';
import type { Account } from '../src/domain/accounts.ts';
import { clockwork } from '../src/domain/actor.ts';
import type { Organisation } from '../src/domain/organisations.ts';
import type { SignIn, SignedIn } from '../src/application/sign-in.ts';
import { makeHasher } from '../src/clients/hasher.ts';
import { endSessions } from '../src/application/shared/end-sessions.ts';
import { newAccount, openSessionBench, workOf, type SessionBench } from './session-bench.ts';
import { hashOf, start } from './session-fixtures.ts';

let bench: SessionBench;
beforeAll(async () => {
  bench = await openSessionBench();
}, 60_000);
afterAll(() => bench.close());

type Try = Partial<SignIn>;

const signIn = (login: string, { password = 'wrong', ...more }: Try = {}): Promise<SignedIn> =>
  bench.cases.signIn({
    login,
    password,
    kind: 'browser',
    device: '',
    agent: 'Firefox',
    address: '203.0.113.7',
    ...more,
  });
const right = (login: string, more: Try = {}) => signIn(login, { password: 'right', ...more });

/** All that somebody learns from a refusal. */
const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'signed in',
    (error: unknown) => {
      const { code, params, fields, retryAfterMs } = error as Record<string, unknown>;
      return { code, params, fields, retryAfterMs };
    },
  );
const refused = { code: 'identity.sign_in_refused', params: {}, fields: [], retryAfterMs: undefined };

const times = async <Answer>(count: number, act: () => Promise<Answer>): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let index = 0; index < count; index++) answers.push(await act());
  return answers;
};
const stateOf = async ({ id }: Account): Promise<Account> => (await bench.accounts.get(id)).state;
const toldOf = async ({ id }: Account) =>
  (await bench.told('accounts')).filter(({ subject }) => subject === id).map(({ type }) => type);

describe('the block', () => {
  test('ID-12 the fourth wrong password blocks, and then the right one is refused like a wrong one', async () => {
    const account = await newAccount(bench);
    expect(await times(3, () => refusal(signIn(account.email)))).toEqual([refused, refused, refused]);
    expect((await stateOf(account)).blockedAt).toBeNull();
    expect(await refusal(signIn(account.email))).toEqual(refused);
    expect((await stateOf(account)).blockedAt).toBe(start);
    expect(await refusal(right(account.email))).toEqual(refused);
    expect(await toldOf(account)).toEqual(['account.blocked', 'mail.asked']);
    expect(await bench.sessions.open(account.id, start)).toEqual([]);
  });

  test('ID-12 three wrong ones and the right one: the count begins again', async () => {
    const account = await newAccount(bench);
    const round = async () => {
      await times(3, () => refusal(signIn(account.email)));
      return (await right(account.email)).session.account;
    };
    expect(await times(2, round)).toEqual([account.id, account.id]);
  });

  test('ID-12 fifty wrong passwords at once, by two processes, all count: it is blocked once and told once', async () => {
    const account = await newAccount(bench);
    const other = bench.another();
    const wanted = { login: account.email, password: 'wrong', device: '', agent: '', address: '' };
    const storm = Array.from({ length: 50 }, (_, index) =>
      refusal((index % 2 === 0 ? bench.cases : other).signIn({ ...wanted, kind: 'browser' })),
    );
    expect(await Promise.all(storm)).toEqual(storm.map(() => refused));
    const { blockedAt, failures } = await stateOf(account);
    expect([blockedAt, failures.strangers]).toEqual([start, 4]);
    expect((await bench.accounts.get(account.id)).version).toBe(51);
    expect(await toldOf(account)).toEqual(['account.blocked', 'mail.asked']);
  }, 60_000);

  test('ID-12 three wrong passwords at once count three, and do not block', async () => {
    const account = await newAccount(bench);
    await Promise.all([1, 2, 3].map(() => refusal(signIn(account.email))));
    const { blockedAt, failures } = await stateOf(account);
    expect([blockedAt, failures.strangers]).toEqual([null, 3]);
  });

  test('ID-12 a right password among forty wrong ones at once lets at most one in, and those who come after are blocked', async () => {
    const account = await newAccount(bench);
    const tries = Array.from({ length: 41 }, (_, index) =>
      index === 30 ? refusal(right(account.email)) : refusal(signIn(account.email)),
    );
    const answers = await Promise.all(tries);
    const others = answers.filter((answer) => answer !== 'signed in');
    expect(others).toEqual(others.map(() => refused));
    expect(others.length).toBeGreaterThanOrEqual(40);
    expect((await stateOf(account)).blockedAt).toBe(start);
    expect(await refusal(right(account.email))).toEqual(refused);
  }, 60_000);
});

describe('known devices', () => {
  test('ID-12 strangers cannot lock out a device that has signed in before', async () => {
    const account = await newAccount(bench);
    const { device } = await right(account.email);
    await times(10, () => refusal(signIn(account.email)));
    expect(await refusal(right(account.email))).toEqual(refused);
    const again = await right(account.email, { device });
    expect(again.session.account).toBe(account.id);
    expect(again.device).toBe(device);
    expect((await stateOf(account)).blockedAt).toBe(start);
  });

  test('ID-12 a known device has four tries of its own, and is a stranger then; others stay known', async () => {
    const account = await newAccount(bench);
    const [one, other] = [(await right(account.email)).device, (await right(account.email)).device];
    await times(4, () => refusal(signIn(account.email, { device: one })));
    expect((await stateOf(account)).failures.strangers).toBe(0);
    expect((await stateOf(account)).failures.devices).toHaveLength(1);
    await times(4, () => refusal(signIn(account.email, { device: one })));
    expect((await stateOf(account)).blockedAt).toBe(start);
    expect(await refusal(right(account.email, { device: one }))).toEqual(refused);
    expect((await right(account.email, { device: other })).session.account).toBe(account.id);
  });

  test('ID-12 the token of a device is good for its own account only, and none that was invented is', async () => {
    const [mine, theirs] = [await newAccount(bench), await newAccount(bench)];
    const { device } = await right(mine.email);
    await times(4, () => refusal(signIn(theirs.email)));
    for (const token of [device, `${device}x`, device.split('.')[0] ?? '', 'x'.repeat(100_000)])
      expect(await refusal(right(theirs.email, { device: token }))).toEqual(refused);
  });
});

describe('nobody learns whether an account exists', () => {
  /** Work on a decoy is work on an account. */
  const workOn = async (act: () => Promise<unknown>) => {
    const work = await workOf(bench, () => refusal(act()));
    const { 'query sign_in_decoys': reads = 0, 'update sign_in_decoys': writes = 0, ...rest } = work;
    const sum = (name: string, more: number) => (rest[name] ?? 0) + more;
    return {
      ...rest,
      'query accounts': sum('query accounts', reads),
      'update accounts': sum('update accounts', writes),
    };
  };
  const once = { verified: 1, 'query accounts': 2, 'update accounts': 1 };

  test('ID-12 ID-33 an unknown login, a wrong password, a blocked account and inactive ones cost the same work', async () => {
    const account = await newAccount(bench, { identifier: 'ABC', identifierKey: 'abc' });
    const blocked = await newAccount(bench, { blockedAt: start });
    const invited = await newAccount(bench, { state: 'invited', password: null });
    const gone = await newAccount(bench, { state: 'deactivated' });
    await refusal(signIn('nobody@example.org'));
    await refusal(signIn('nobody'));
    const acts = [
      ...[account.email, blocked.email, invited.email, gone.email].map((login) => () => signIn(login)),
      ...[blocked.email, invited.email, gone.email].map((login) => () => right(login)),
      ...['nobody@example.org', 'nobody', 'ABC', '', '@'].map((login) => () => signIn(login)),
    ];
    await times(4, () => refusal(signIn('')));
    await times(4, () => refusal(signIn('@')));
    for (const act of acts) {
      expect(await refusal(act())).toEqual(refused);
      expect(await workOn(act)).toEqual(once);
    }
  });

  test('ID-12 ID-33 the right password costs that too, and then the session and a look whether all still holds', async () => {
    const account = await newAccount(bench);
    await right(account.email);
    const session = { 'insert sessions': 1 };
    expect(await workOn(() => right(account.email))).toEqual({ ...once, 'query accounts': 3, ...session });
  });

  test('ID-33 a SIRET is a login of its organisation’s principal, and costs the same where nobody has it', async () => {
    const account = await newAccount(bench);
    const organisation: Organisation = {
      ...{ id: 'o1', name: 'Nord', siret: '73282932000074', vatNumber: null },
      ...{ regions: ['eu'], principal: account.id, createdAt: start },
    };
    await bench.organisations.create('o1', { state: organisation, facts: [] }, { now: start });
    expect((await right('732 829 320 00074')).session.account).toBe(account.id);
    await refusal(signIn('11111111111111'));
    const [known, unknown] = [
      await workOn(() => signIn('73282932000074')),
      await workOn(() => signIn('11111111111111')),
    ];
    expect(known).toEqual(unknown);
    expect(known).toEqual({ ...once, 'query organisations': 1, 'query accounts': 3 });
  });

  test('ID-12 OP-08 passwords and logins of any size and kind are refused like wrong ones, unhashed', async () => {
    const account = await newAccount(bench);
    const huge = 'é'.repeat(5_000_000);
    const seen: string[] = [];
    const cases = bench.another({
      hasher: { verify: (_, password) => (seen.push(password), Promise.resolve(false)) },
    });
    const tryWith = (login: string, password: string) =>
      refusal(cases.signIn({ login, password, kind: 'browser', device: '', agent: huge, address: huge }));
    expect(await tryWith(account.email, huge)).toEqual(refused);
    for (const login of [huge, `${huge}@${huge}`, '\u202e@x', '\u0000', '{"$gt":""}', 'a@b@c', '١١١١١١١١١١١١١١'])
      expect(await tryWith(login, 'wrong')).toEqual(refused);
    expect(seen[0]).toBe('');
  });
});

describe('with Argon2', () => {
  const secret = 'a secret of tests, known to everybody';
  const wanted = { device: '', agent: '', address: '', kind: 'browser' } as const;

  test('ID-12 ID-33 each try is one Argon2 verification, whoever it is and whatever the password', async () => {
    const hasher = makeHasher({ secret });
    const cases = bench.another({ hasher });
    const password = { hash: await hasher.hash('right'), setAt: start, earlier: [] };
    const account = await newAccount(bench, { password });
    const blocked = await newAccount(bench, { password, blockedAt: start });
    const gone = await newAccount(bench, { password, state: 'deactivated' });
    const invited = await newAccount(bench, { password: null, state: 'invited' });
    const done = async (login: string, tried: string): Promise<[unknown, number]> => {
      const before = hasher.done();
      const answer = await refusal(cases.signIn({ ...wanted, login, password: tried }));
      return [answer, hasher.done() - before];
    };
    for (const login of [blocked.email, gone.email, invited.email, 'nobody@example.org', 'nobody', '11111111111111'])
      for (const tried of ['right', 'wrong', '', 'x'.repeat(5_000_000)])
        expect(await done(login, tried)).toEqual([refused, 1]);
    expect(await done(account.email, 'wrong')).toEqual([refused, 1]);
    expect(await done(account.email, 'right')).toEqual(['signed in', 1]);
  });

  test('ID-12 fifty wrong passwords at once are worked out, count and block; then the right one is refused', async () => {
    const hasher = makeHasher({ secret });
    const cases = bench.another({ hasher });
    const password = { hash: await hasher.hash('right'), setAt: start, earlier: [] };
    const account = await newAccount(bench, { password });
    const guess = (tried: string) => refusal(cases.signIn({ ...wanted, login: account.email, password: tried }));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => guess(`wrong ${index}`)));
    expect(answers).toEqual(answers.map(() => refused));
    expect((await stateOf(account)).blockedAt).toBe(start);
    expect((await bench.accounts.get(account.id)).version).toBe(51);
    expect(await guess('right')).toEqual(refused);
  }, 60_000);
});

describe('what changes while a password is checked', () => {
  test('ID-34 a password that is changed meanwhile opens nothing any more, wherever in between it is changed', async () => {
    const change = async ({ id }: Account) => {
      const to = (state: Account) => changePassword(state, { hash: hashOf('new') }, clockwork, start);
      await bench.accounts.update(id, to, { now: start });
      await endSessions(bench.deps)(id, { reason: 'password', by: clockwork });
    };
    const account = await newAccount(bench);
    const during = bench.another({
      hasher: { verify: async (hash, password) => (await change(account), hash === hashOf(password)) },
    });
    const wanted = {
      login: account.email,
      password: 'right',
      device: '',
      agent: '',
      address: '',
      kind: 'browser',
    } as const;
    expect(await refusal(during.signIn(wanted))).toEqual(refused);
    expect((await stateOf(account)).failures.strangers).toBe(1);

    const second = await newAccount(bench);
    const create: SessionBench['sessions']['create'] = async (...input) => {
      await change(second);
      return bench.sessions.create(...input);
    };
    const after = bench.another({ sessions: { ...bench.sessions, create } });
    expect(await refusal(after.signIn({ ...wanted, login: second.email }))).toEqual(refused);
    expect(await bench.sessions.open(second.id, start)).toEqual([]);
  });

  test('ID-11 an account that is deactivated meanwhile gets no session', async () => {
    const account = await newAccount(bench);
    const create: SessionBench['sessions']['create'] = async (...input) => {
      const off = (state: Account) => ({ state: { ...state, state: 'deactivated' as const }, facts: [] });
      await bench.accounts.update(account.id, off, { now: start });
      return bench.sessions.create(...input);
    };
    const cases = bench.another({ sessions: { ...bench.sessions, create } });
    const wanted = {
      login: account.email,
      password: 'right',
      device: '',
      agent: '',
      address: '',
      kind: 'browser',
    } as const;
    expect(await refusal(cases.signIn(wanted))).toEqual(refused);
    expect(await bench.sessions.open(account.id, start)).toEqual([]);
  });
});

test('ID-40 who signs in gets a session of the first organisation, as the network and the device tell', async () => {
  const account = await newAccount(bench, { identifier: 'Ada L.', identifierKey: 'ada l.' });
  const signed = await right(' ADA  L. ', { kind: 'program', agent: 'curl/8' });
  const kept = await bench.sessions.get(signed.session.id, { organisation: anyOrganisation });
  expect(kept.state).toEqual(signed.session);
  expect(kept.state).toMatchObject({ account: account.id, organisation: 'o1', kind: 'program', agent: 'curl/8' });
  expect(kept.state.address).toBe('203.0.113.0/24');
  expect(kept.state.device).toBe(signed.device.split('.')[0]);
  expect(JSON.stringify(kept)).not.toContain(signed.secret);
  expect(signed.passwordExpired).toBe(false);
  expect((await stateOf(account)).lastSignInAt).toBe(start);
  const told = (await bench.told('sessions')).filter(({ subject }) => subject === signed.session.id);
  expect(told.map(({ type }) => type)).toEqual(['session.opened']);
});
