import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, type Caller } from '@atrium/chassis/caller';
import type { CallContext } from '@atrium/chassis/grpc/contract';
import { sessionDoors } from '../src/transport/grpc/session-doors.ts';
import { newAccount, openSessionBench, type SessionBench } from './session-bench.ts';
import { start } from './session-fixtures.ts';

let bench: SessionBench;
let doors: ReturnType<typeof sessionDoors>;
beforeAll(async () => {
  bench = await openSessionBench();
  doors = sessionDoors(bench.cases);
}, 60_000);
afterAll(() => bench.close());

const as = (caller: Caller): CallContext => ({
  ...{ caller, requestId: 'r', locale: 'fr' },
  ...{ deadline: new Date(), signal: new AbortController().signal },
});
const time = (seconds: number) => ({ seconds, nanos: 0 });
const request = { device: '', client: { agent: 'Firefox', address: '2001:db8:1:2::3' } };

test('ID-33 ID-40 the doors say what the contract says, from sign-in to sign-out', async () => {
  const account = await newAccount(bench);
  const login = { ...request, login: account.email, password: 'right' };
  const signed = await doors.SignIn({ ...login, kind: 'program' }, as(anonymous));
  const session = {
    ...{ account: account.id, organisation: 'o1', kind: 'program', agent: 'Firefox', address: '2001:db8:1::/48' },
    ...{ createdAt: time(start), usedAt: time(start), until: time(start + 12 * 3600), current: true },
  };
  expect(signed).toMatchObject({ session, accessUntil: time(start + 600), passwordExpired: false });
  const next = await doors.RefreshSession({ secret: signed.secret ?? '' }, as(anonymous));
  expect(next).toMatchObject({ session, device: '', passwordExpired: false });
  expect(next.secret).not.toBe(signed.secret);
  const browser = await doors.SignIn({ ...login, kind: 'browser' }, as(anonymous));
  const opened = await doors.OpenSession({ secret: browser.secret ?? '' }, as(anonymous));
  expect(opened).toEqual({
    session: browser.session,
    accessToken: browser.accessToken,
    accessUntil: browser.accessUntil,
  });
  const caller: Caller = { kind: 'account', id: account.id, name: '', scopes: [], session: browser.session?.id };
  const listed = await doors.ListSessions({}, as(caller));
  expect(listed.sessions?.filter(({ current }) => current).map(({ id }) => id)).toEqual([browser.session?.id]);
  expect(listed.sessions).toHaveLength(2);
  expect(await doors.ChooseOrganisation({ organisation: 'o1' }, as(caller))).toMatchObject({ current: true });
  expect(await doors.EndOtherSessions({}, as(caller))).toEqual({ ended: 1 });
  expect(await doors.EndSession({ id: '' }, as(caller))).toEqual({});
  expect((await doors.ListSessions({}, as(caller))).sessions).toEqual([]);
  const { jwks = '' } = await doors.GetKeys({}, as(anonymous));
  expect(JSON.parse(jwks)).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' }] });
});

test('ID-40 a kind of session that there is not is a mistake of its field', async () => {
  const wanted = { ...request, login: 'a', password: 'b' };
  for (const [kind, code] of [
    ['', 'required'],
    ['robot', 'unknown'],
  ] as const)
    await expect((async () => doors.SignIn({ ...wanted, kind }, as(anonymous)))()).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ field: 'kind', code }],
    });
});
