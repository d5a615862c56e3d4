import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anonymous, type Caller } from '@atrium/chassis/caller';
import { anyOrganisation } from '@atrium/chassis/use-case';
import { decodeJwt } from 'jose';
import { endSessions } from '../src/application/shared/end-sessions.ts';
import type { SignedIn } from '../src/application/sign-in.ts';
import type { Account } from '../src/domain/accounts.ts';
import { clockwork } from '../src/domain/actor.ts';
import type { Session, SessionKind } from '../src/domain/sessions.ts';
import { newAccount, openSessionBench, workOf, type SessionBench } from './session-bench.ts';
import { opening, start } from './session-fixtures.ts';

const [minute, hour] = [60, 3600];

let bench: SessionBench;
beforeAll(async () => {
  bench = await openSessionBench();
}, 60_000);
beforeEach(() => bench.now.set(start));
afterAll(() => bench.close());

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code: unknown }).code,
  );
const signIn = (account: Account, kind: SessionKind = 'browser'): Promise<SignedIn> =>
  bench.cases.signIn({ login: account.email, password: 'right', kind, device: '', agent: 'curl/8', address: '' });
const stateOf = async ({ id }: Pick<Session, 'id'>): Promise<Session> =>
  (await bench.sessions.get(id, { organisation: anyOrganisation })).state;
const toldOf = async ({ id, account }: Session) => {
  const ours = (await bench.told('sessions')).filter(
    ({ subject, data }) => subject === id || JSON.stringify(data).includes(id),
  );
  return ours.filter(({ subject }) => subject === id || subject === account);
};
/** The caller that the gateway makes of a session's token. */
const callerOf = ({ session, accessToken }: SignedIn): Caller => {
  const { sub = '', nam, scp, org } = decodeJwt<{ nam: string; scp: string[]; org: string }>(accessToken);
  return { kind: 'account', id: sub, name: nam, scopes: scp, organisation: org, session: session.id };
};
const key: Caller = { kind: 'key', id: 'k', name: 'Key', scopes: ['keys:manage'], organisation: 'o1' };

describe('refresh tokens', () => {
  test('ID-40 of a hundred uses of one refresh token at once, one succeeds; the family ends and the person is told once', async () => {
    const { session, secret } = await signIn(await newAccount(bench), 'program');
    const processes = [bench.cases, bench.another(), bench.another(), bench.another()];
    const uses = Array.from({ length: 25 }, () => processes.map((cases) => cases.refreshSession(secret))).flat();
    const ends = await Promise.allSettled(uses);
    const won = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    const lost = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual(Array.from({ length: 99 }, () => 'identity.token_reused'));
    expect((await stateOf(session)).end).toEqual({ at: start, reason: 'reused' });
    const told = await toldOf(session);
    expect(told.map(({ type }) => type)).toEqual(['session.opened', 'session.ended', 'mail.asked']);
    expect(told[1]?.data).toMatchObject({ session: session.id, reason: 'reused' });
    expect(told[2]?.data).toMatchObject({ mail: { cause: `token_reused:${session.id}`, account: session.account } });
    expect(await codeOf(bench.cases.refreshSession(won[0]?.secret ?? ''))).toBe('identity.token_reused');
  }, 60_000);

  test('ID-40 each token works once, and an old one, however old, ends what came of it', async () => {
    const first = await signIn(await newAccount(bench), 'program');
    const secrets = [first.secret];
    for (let use = 1; use <= 5; use++) {
      bench.now.advance(10 * minute);
      const refreshed = await bench.cases.refreshSession(secrets.at(-1) ?? '');
      expect(refreshed.accessUntil).toBe(bench.now() + 600);
      secrets.push(refreshed.secret);
    }
    expect(new Set(secrets).size).toBe(6);
    expect(await codeOf(bench.cases.refreshSession(first.secret))).toBe('identity.token_reused');
    for (const secret of secrets)
      expect(await codeOf(bench.cases.refreshSession(secret))).toBe('identity.token_reused');
    expect((await toldOf(first.session)).filter(({ type }) => type === 'mail.asked')).toHaveLength(1);
  });

  test('ID-40 an invented token ends nobody’s session, though it names one', async () => {
    const { session, secret } = await signIn(await newAccount(bench), 'program');
    const next = await bench.cases.refreshSession(secret);
    const [id = '', , random = '', signature = ''] = secret.split('.');
    const invented = [`${id}.0.${'A'.repeat(43)}.${signature}`, `${id}.1.${random}.${signature}`, id, ''];
    for (const other of invented) expect(await codeOf(bench.cases.refreshSession(other))).toBe('identity.session_over');
    const forgotten = bench.deps.secrets.make('forgotten', 0).secret;
    expect(await codeOf(bench.cases.refreshSession(forgotten))).toBe('identity.session_over');
    expect((await stateOf(session)).end).toBeNull();
    expect((await bench.cases.refreshSession(next.secret)).session.generation).toBe(2);
  });

  test('ID-40 a refresh is one conditional write, and no process can skip it', async () => {
    const { secret } = await signIn(await newAccount(bench), 'program');
    const work = await workOf(bench, () => bench.cases.refreshSession(secret));
    expect(work).toEqual({ verified: 0, 'query sessions': 1, 'update sessions': 1, 'query accounts': 1 });
  });

  test('ID-40 the secret of a browser is no refresh token, nor the other way round', async () => {
    const account = await newAccount(bench);
    const [browser, program] = [await signIn(account), await signIn(account, 'program')];
    expect(await codeOf(bench.cases.refreshSession(browser.secret))).toBe('identity.session_over');
    expect(await codeOf(bench.cases.openSession(program.secret))).toBe('identity.session_over');
    expect((await bench.cases.openSession(browser.secret)).session.id).toBe(browser.session.id);
  });
});

describe('a browser’s session', () => {
  test('GW-06 it is opened by two readings by id, with one write a minute that tells nobody, and one signature in five', async () => {
    const { secret, session } = await signIn(await newAccount(bench));
    const signed = new Set<string>();
    const open = async () => signed.add((await bench.cases.openSession(secret)).accessToken);
    await open();
    const reading = { verified: 0, 'query sessions': 1, 'query accounts': 1 };
    for (const [seconds, work] of [
      [0, reading],
      [59, reading],
      [1, { ...reading, 'query sessions': 2, 'update sessions': 1 }],
      [30, reading],
    ] as const) {
      bench.now.advance(seconds);
      await bench.cases.rotateKeys();
      expect(await workOf(bench, open)).toEqual(work);
    }
    expect(signed.size).toBe(1);
    bench.now.set(start + 300);
    await open();
    expect(signed.size).toBe(2);
    expect((await stateOf(session)).usedAt).toBe(start + 300);
    expect((await toldOf(session)).map(({ type }) => type)).toEqual(['session.opened']);
  });

  test('GW-06 uses at once, at the minute, all open it', async () => {
    const { secret } = await signIn(await newAccount(bench));
    bench.now.advance(minute);
    const opened = await Promise.all(Array.from({ length: 30 }, () => codeOf(bench.cases.openSession(secret))));
    expect(new Set(opened)).toEqual(new Set(['no error']));
  });

  test('ID-40 it ends after an hour without use, and after twelve hours of use', async () => {
    const account = await newAccount(bench);
    const [idle, busy] = [await signIn(account), await signIn(account)];
    for (let now = start; now < start + 12 * hour; now += 59 * minute) {
      bench.now.set(now);
      const { accessUntil } = await bench.cases.openSession(busy.secret);
      expect(accessUntil).toBeLessThanOrEqual(start + 12 * hour);
    }
    bench.now.set(start + 12 * hour);
    expect(await codeOf(bench.cases.openSession(busy.secret))).toBe('identity.session_over');
    bench.now.set(start + hour - 1);
    expect(await codeOf(bench.cases.openSession(idle.secret))).toBe('no error');
    bench.now.set(start + 2 * hour - 1);
    expect(await codeOf(bench.cases.openSession(idle.secret))).toBe('identity.session_over');
  });

  test('ID-40 a clock that jumps, back or ahead, neither fails nor lengthens a session', async () => {
    const { secret, session } = await signIn(await newAccount(bench));
    const lasts = async (): Promise<number> => (await stateOf(session)).until - bench.now();
    bench.now.advance(30 * minute);
    await bench.cases.openSession(secret);
    const left = await lasts();
    for (const jump of [-10 * hour, -300 * 24 * hour, 50 * minute, -50 * minute]) {
      bench.now.advance(jump);
      const opened = await bench.cases.openSession(secret);
      expect(await lasts()).toBeLessThanOrEqual(left);
      expect(opened.accessUntil - bench.now()).toBeLessThanOrEqual(600);
    }
    bench.now.advance(3650 * 24 * hour);
    expect(await codeOf(bench.cases.openSession(secret))).toBe('identity.session_over');
  });

  test('ID-11 ID-44 it opens nothing for an account that was deactivated, and what a role may now, not what it might', async () => {
    const account = await newAccount(bench);
    const { secret } = await signIn(account);
    const change = (changes: Partial<Account>) =>
      bench.accounts.update(account.id, (state) => ({ state: { ...state, ...changes }, facts: [] }), { now: start });
    const scopes = async () => decodeJwt((await bench.cases.openSession(secret)).accessToken).scp;
    expect(await scopes()).toEqual(['role:principal']);
    await change({ memberships: [{ organisation: 'o1', role: 'member', since: start }] });
    expect(await scopes()).toEqual(['role:member']);
    await change({ memberships: [{ organisation: 'o2', role: 'principal', since: start }] });
    expect(await codeOf(scopes())).toBe('identity.session_over');
    await change({ memberships: account.memberships, state: 'deactivated' });
    expect(await codeOf(scopes())).toBe('identity.session_over');
  });

  test('ID-40 a secret that was changed, invented or is another’s opens nothing', async () => {
    const { secret } = await signIn(await newAccount(bench));
    const [id = '', generation, random = '', signature] = secret.split('.');
    const unknown = bench.deps.secrets.make(id, 0).secret;
    for (const other of ['', id, `${id}.1.${random}.${signature}`, `${secret} `, unknown, 'x'.repeat(1_000_000)])
      expect(await codeOf(bench.cases.openSession(other))).toBe('identity.session_over');
    expect(generation).toBe('0');
  });
});

describe('one’s own sessions', () => {
  test('ID-40 a session that was ended is refused at once, wherever it was ended; ending it again changes nothing', async () => {
    const account = await newAccount(bench);
    const [here, there] = [await signIn(account), await signIn(account)];
    const other = bench.another();
    await other.openSession(there.secret);
    await bench.cases.endSession(callerOf(here), there.session.id);
    expect(await codeOf(other.openSession(there.secret))).toBe('identity.session_over');
    await bench.cases.endSession(callerOf(here), there.session.id);
    expect((await stateOf(there.session)).end?.reason).toBe('ended');
    expect((await toldOf(there.session)).map(({ type }) => type)).toEqual(['session.opened', 'session.ended']);
    await bench.cases.endSession(callerOf(here), '');
    expect((await stateOf(here.session)).end?.reason).toBe('signed_out');
    expect(await codeOf(bench.cases.openSession(here.secret))).toBe('identity.session_over');
  });

  test('ID-40 OP-10 another’s session is not found, and goes on; keys and strangers have none', async () => {
    const [mine, theirs] = [await signIn(await newAccount(bench)), await signIn(await newAccount(bench))];
    for (const id of [theirs.session.id, 'none', `${theirs.session.id}x`])
      expect(await codeOf(bench.cases.endSession(callerOf(mine), id))).toBe('identity.session_not_found');
    expect((await bench.cases.openSession(theirs.secret)).session.end).toBeNull();
    const without = { ...callerOf(mine), session: undefined };
    expect(await codeOf(bench.cases.endSession(without, ''))).toBe('identity.session_not_found');
    for (const [caller, code] of [
      [anonymous, 'request.unauthenticated'],
      [key, 'request.forbidden'],
      [{ ...callerOf(mine), kind: 'service' as const }, 'request.forbidden'],
    ] as const) {
      expect(await codeOf(bench.cases.listSessions(caller))).toBe(code);
      expect(await codeOf(bench.cases.endSession(caller, theirs.session.id))).toBe(code);
      expect(await codeOf(bench.cases.endOtherSessions(caller))).toBe(code);
      expect(await codeOf(bench.cases.chooseOrganisation(caller, 'o1'))).toBe(code);
    }
  });

  test('ID-40 all others end, the one that asks stays; they are listed newest first', async () => {
    const account = await newAccount(bench);
    const sessions: SignedIn[] = [];
    for (let index = 0; index < 4; index++) {
      bench.now.advance(1);
      sessions.push(await signIn(account, index % 2 === 0 ? 'browser' : 'program'));
    }
    const [, , asking] = sessions;
    if (asking === undefined) throw new Error('no session');
    const listed = await bench.cases.listSessions(callerOf(asking));
    expect(listed.map(({ id }) => id)).toEqual(sessions.map(({ session }) => session.id).reverse());
    expect(await bench.cases.endOtherSessions(callerOf(asking))).toBe(3);
    expect((await bench.cases.listSessions(callerOf(asking))).map(({ id }) => id)).toEqual([asking.session.id]);
    expect(await bench.cases.endOtherSessions(callerOf(asking))).toBe(0);
  });

  test('ID-34 all sessions of an account end, however many, also those that a clock that is ahead thinks over', async () => {
    const account = 'account of many';
    const make = (id: string) => bench.sessions.create(id, opening({ id, account }), { now: start });
    await Promise.all(Array.from({ length: 250 }, (_, index) => make(`many-${index}`)));
    const end = endSessions(bench.deps);
    expect(await end(account, { reason: 'password', by: clockwork, except: 'many-7' })).toBe(249);
    expect((await bench.sessions.open(account, start)).map(({ state }) => state.id)).toEqual(['many-7']);
    bench.now.advance(24 * hour);
    expect(await end(account, { reason: 'password', by: clockwork })).toBe(0);
    expect((await stateOf({ id: 'many-7' })).end?.reason).toBe('expired');
    bench.now.set(start);
    expect(await bench.sessions.open(account, start)).toEqual([]);
  }, 60_000);
});

describe('the organisation that was chosen', () => {
  test('ID-06 a session goes over to another organisation of its account, and its next token names that with the role there', async () => {
    const memberships = [
      { organisation: 'o1', role: 'principal' as const, since: start },
      { organisation: 'o2', role: 'member' as const, since: start },
    ];
    const signed = await signIn(await newAccount(bench, { memberships }));
    const chosen = await bench.cases.chooseOrganisation(callerOf(signed), 'o2');
    expect(chosen.organisation).toBe('o2');
    const { accessToken } = await bench.cases.openSession(signed.secret);
    expect(decodeJwt(accessToken)).toMatchObject({ org: 'o2', scp: ['role:member'] });
    expect((await bench.cases.listSessions(callerOf(signed))).map(({ organisation }) => organisation)).toEqual(['o2']);
  });

  test('ID-06 OP-10 one that it does not belong to is not found, nor can another’s session be moved', async () => {
    const [mine, theirs] = [await signIn(await newAccount(bench)), await signIn(await newAccount(bench))];
    const choose = (session: string | undefined, organisation: string) =>
      codeOf(bench.cases.chooseOrganisation({ ...callerOf(mine), session }, organisation));
    for (const other of ['o2', '', 'operator'])
      expect(await choose(mine.session.id, other)).toBe('identity.organisation_not_found');
    expect(await choose(theirs.session.id, 'o1')).toBe('identity.session_over');
    expect(await choose(undefined, 'o1')).toBe('identity.session_over');
  });
});
