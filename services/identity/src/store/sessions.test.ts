import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anyOrganisation } from '@atrium/chassis/use-case';
import { refuseScans } from '@atrium/testkit/query-plans';
import { openSessionBench, type SessionBench } from '../../test/session-bench.ts';
import { anAccount, opening, start } from '../../test/session-fixtures.ts';
import { endSession, useSession } from '../domain/session-acts.ts';
import type { SigningKey } from '../domain/signing-keys.ts';

const by = { kind: 'account' as const, id: 'a1', name: 'Ada' };
const ofAnybody = { organisation: anyOrganisation } as const;
const how = { now: start, ...ofAnybody };
const days = (count: number) => count * 86_400;

let bench: SessionBench;
beforeAll(async () => {
  bench = await openSessionBench();
}, 60_000);
afterAll(() => bench.close());

const make = (id: string, account: string, now = start) =>
  bench.sessions.create(id, opening({ id, account }, now), { now });
const end = (id: string, now: number) =>
  bench.sessions.update(id, (state) => endSession(state, { reason: 'ended', by }, now), { now, ...ofAnybody });
const forgetAt = async (id: string): Promise<number> => {
  const found = await bench.connection.collection<{ _id: string; forgetAt: Date }>('sessions').findOne({ _id: id });
  return (found?.forgetAt.getTime() ?? 0) / 1000;
};

describe('sessions', () => {
  test('ID-40 a session comes back as it was kept, with nothing beside it', async () => {
    const made = await make('one', 'a1');
    expect(await bench.sessions.find('one', ofAnybody)).toEqual(made);
    expect(made.state).toEqual(opening({ id: 'one', account: 'a1' }).state);
    expect((await bench.sessions.get('one', ofAnybody)).state).toEqual(made.state);
    await expect(bench.sessions.get('none', ofAnybody)).rejects.toMatchObject({ code: 'identity.session_not_found' });
    expect(await bench.sessions.find('one', { organisation: 'o2' })).toBeUndefined();
  });

  test('ID-40 those of one account that have not ended are listed, newest first, at most 100', async () => {
    for (let index = 0; index < 103; index++) await make(`many-${index}`, 'a2', start + index);
    await end('many-102', start + 200);
    const open = await bench.sessions.open('a2', start + 200);
    expect(open).toHaveLength(100);
    expect(open.map(({ state }) => state.id).slice(0, 2)).toEqual(['many-101', 'many-100']);
    expect(await bench.sessions.open('a2', start + 3600 + 50)).toHaveLength(51);
    expect(await bench.sessions.open('nobody', start)).toEqual([]);
  });

  test('ID-40 a session is forgotten 30 days after its end, or after nobody used it any more', async () => {
    await make('used-up', 'a3');
    expect(await forgetAt('used-up')).toBe(start + 3600 + days(30));
    await bench.sessions.update('used-up', (state) => useSession(state, start + 1800), how);
    expect(await forgetAt('used-up')).toBe(start + 1800 + 3600 + days(30));
    await end('used-up', start + 1900);
    expect(await forgetAt('used-up')).toBe(start + 1900 + days(30));
    const indexes = await bench.connection.collection('sessions').indexes();
    expect(indexes.find(({ key }) => 'forgetAt' in key)?.expireAfterSeconds).toBe(0);
  });
});

describe('signing keys', () => {
  const key = (number: number, kid: string): SigningKey => ({
    ...{ number, kid, publicKey: '{}', sealed: 'sealed' },
    ...{ createdAt: start, startsAt: start },
  });

  test('ID-40 of two keys made at once under one number, one is kept; both ask and see the same', async () => {
    const { signingKeys } = bench;
    const added = await Promise.all([
      signingKeys.add(key(1, 'a')),
      signingKeys.add(key(1, 'b')),
      signingKeys.add(key(1, 'c')),
    ]);
    expect(added.filter(Boolean)).toHaveLength(1);
    await signingKeys.add(key(2, 'd'));
    const all = await signingKeys.all();
    expect(all.map(({ number }) => number)).toEqual([1, 2]);
    expect(all[1]).toEqual(key(2, 'd'));
    await signingKeys.remove(1);
    await signingKeys.remove(1);
    expect((await signingKeys.all()).map(({ kid }) => kid)).toEqual(['d']);
  });
});

describe('decoys', () => {
  test('ID-12 a try at a login of nobody is written like one at somebody’s, tells nothing, and never grows', async () => {
    const { decoys, connection } = bench;
    const facts = [{ type: 'account.blocked' as const, subjectId: 'a', data: { account: 'a', device: false } }];
    for (let index = 0; index < 5; index++)
      await decoys.update('who@example.org', (state) => ({ state: { ...state, blockedAt: index }, facts }), start);
    const found = await connection.collection('sign_in_decoys').find().toArray();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ version: 5, blockedAt: 4, state: 'active' });
    expect(found[0]).not.toHaveProperty('outbox');
    expect(Object.keys(anAccount()).filter((field) => !(field in (found[0] ?? {})))).toEqual([]);
  });

  test('ID-12 many tries at once at one login of nobody all end, whoever makes the decoy', async () => {
    const count = (state: ReturnType<typeof anAccount>) => ({ state, facts: [] });
    const tries = Array.from({ length: 4 }, () => bench.decoys.update('storm@example.org', count, start));
    const ends = await Promise.allSettled(tries);
    const codes = ends.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(codes.every((code) => code === 'request.conflict')).toBe(true);
  });
});

test('OP-08 every query of sessions, keys and decoys has its index and sorts nothing in memory', async () => {
  const { sessions, signingKeys, decoys, connection } = bench;
  await make('planned', 'a4');
  const command = { key: 'k', hash: 'h', caller: 'c' };
  const acts: (() => Promise<unknown>)[] = [
    () => sessions.find('planned', ofAnybody),
    () => sessions.get('planned', ofAnybody),
    () => sessions.recall(command, start),
    () => make('planned', 'a4').catch(() => undefined),
    () => sessions.update('planned', (state) => ({ state, facts: [] }), { ...how, command }),
    () => sessions.remove('none', how).catch(() => undefined),
    () => sessions.open('a2', start + 200),
    () => signingKeys.all(),
    () => signingKeys.remove(99),
    () => decoys.update('who@example.org', (state) => ({ state, facts: [] }), start),
  ];
  for (const act of acts) {
    const plans = await refuseScans(connection, act);
    expect(plans.filter(({ sorted, whole }) => sorted || whole)).toEqual([]);
  }
  const [plan] = await refuseScans(connection, () => sessions.open('a2', start + 3600 + 90));
  expect(plan?.examined).toBe(11);
});
