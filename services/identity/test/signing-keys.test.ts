import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import type { SignedIn } from '../src/application/sign-in.ts';
import { newAccount, openSessionBench, type SessionBench } from './session-bench.ts';
import { start } from './session-fixtures.ts';

const [minute, hour, day] = [60, 3600, 86_400];

let bench: SessionBench;
beforeEach(async () => {
  bench = await openSessionBench();
}, 60_000);
afterEach(() => bench.close());

type Cases = Pick<SessionBench['cases'], 'getKeys' | 'signIn'>;

const published = async ({ getKeys }: Cases): Promise<JSONWebKeySet> => JSON.parse(await getKeys()) as JSONWebKeySet;
const verify = (token: string, keys: JSONWebKeySet, now: number) =>
  jwtVerify(token, createLocalJWKSet(keys), {
    ...{ algorithms: ['ES256'], typ: 'at+jwt', issuer: 'atrium', audience: 'atrium' },
    currentDate: new Date(now * 1000),
  });
const signIn = (cases: Cases, login: string): Promise<SignedIn> =>
  cases.signIn({ login, password: 'right', kind: 'browser', device: '', agent: '', address: '' });

test('ID-40 processes that begin at once make one key, and all take each other’s tokens', async () => {
  const { email } = await newAccount(bench);
  const processes = Array.from({ length: 5 }, () => bench.another());
  const tokens = await Promise.all(processes.map((cases) => signIn(cases, email)));
  await Promise.all(processes.map((cases) => cases.rotateKeys()));
  expect(await bench.signingKeys.all()).toHaveLength(1);
  for (const cases of processes)
    for (const { accessToken } of tokens) await verify(accessToken, await published(cases), start);
});

test('ID-40 ten processes whose timers go off at once make one next key', async () => {
  await bench.cases.rotateKeys();
  bench.now.advance(29 * day);
  await Promise.all(Array.from({ length: 10 }, () => bench.another().rotateKeys()));
  expect((await bench.signingKeys.all()).map(({ number }) => number)).toEqual([1, 2]);
});

test('ID-40 while keys change twice, no token is refused before its end, whoever made it and whoever checks it', async () => {
  const { email } = await newAccount(bench);
  const [one, other] = [bench.cases, bench.another()];
  let live: { token: string; until: number }[] = [];
  const signers = new Set<string>();
  // What a gateway knows of the keys is up to ten minutes old.
  let known: { keys: JSONWebKeySet; at: number } = { keys: await published(one), at: start };
  const step = async (now: number, index: number): Promise<void> => {
    bench.now.set(now);
    if (index % 3 === 0) await (index % 2 === 0 ? one : other).rotateKeys();
    if (now - known.at >= 10 * minute) known = { keys: await published(index % 2 === 0 ? other : one), at: now };
    const made = await Promise.all([signIn(one, email), signIn(other, email)]);
    live = [...live, ...made.map(({ accessToken: token, accessUntil: until }) => ({ token, until }))];
    live = live.filter(({ until }) => until > now);
    for (const { token } of live) await verify(token, known.keys, now);
    for (const { accessToken } of made) signers.add(decodeProtectedHeader(accessToken).kid ?? '');
  };
  const around = (at: number) => Array.from({ length: 16 }, (_, index) => at - 20 * minute + index * 3 * minute);
  const calm = (from: number) => Array.from({ length: 9 }, (_, index) => from + (index + 1) * 3 * day);
  const switches = [start + 30 * day, start + 60 * day];
  const moments = [...calm(start), start + 29 * day, ...around(start + 30 * day), ...calm(start + 30 * day)];
  moments.push(start + 59 * day, ...around(start + 60 * day), start + 61 * day);
  for (const [index, now] of moments.entries()) await step(now, index);
  expect(signers.size).toBe(switches.length + 1);
  await one.rotateKeys();
  expect((await bench.signingKeys.all()).map(({ number }) => number)).toEqual([3]);
}, 120_000);

test('ID-40 a new key is known everywhere a day before it signs', async () => {
  const { email } = await newAccount(bench);
  await signIn(bench.cases, email);
  bench.now.advance(29 * day);
  await bench.cases.rotateKeys();
  const early = await published(bench.cases);
  expect(early.keys).toHaveLength(2);
  bench.now.advance(day - 1);
  expect(decodeProtectedHeader((await signIn(bench.cases, email)).accessToken).kid).toBe(early.keys[0]?.kid);
  bench.now.advance(1);
  const late = await signIn(bench.cases, email);
  expect(decodeProtectedHeader(late.accessToken).kid).toBe(early.keys[1]?.kid);
  await verify(late.accessToken, early, bench.now());
});

test('ID-40 nobody who reads the store can sign: the private keys are sealed, and another secret opens none', async () => {
  await bench.cases.rotateKeys();
  const [key] = await bench.connection.collection('signing_keys').find().toArray();
  expect(JSON.stringify(key)).not.toMatch(/\\"d\\"|"d"/);
  expect(await bench.cases.getKeys()).not.toContain('sealed');
});

test('ID-40 a clock that jumps leaves keys to sign and to check with', async () => {
  const { email } = await newAccount(bench);
  for (const jump of [0, -400 * day, 2000 * day, -2000 * day, 29 * day, hour]) {
    bench.now.advance(jump);
    await bench.cases.rotateKeys();
    const { accessToken } = await signIn(bench.cases, email);
    await verify(accessToken, await published(bench.another()), bench.now());
  }
});
