import { beforeAll, describe, expect, test } from '@jest/globals';
import { solveChallenge, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { challengeSeconds, makeChallenges } from './challenge.ts';

const secret = 'a secret of this test, long enough';
const begin = Math.floor(Date.now() / 1000);
let time = begin;
const challenges = makeChallenges(secret, () => time);

const encoded = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64');

let payload: Payload;
let solved: string;
beforeAll(async () => {
  const challenge = JSON.parse(await challenges.create()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('not solved');
  payload = { challenge, solution };
  solved = encoded(payload);
});

const atTime = async <Result>(now: number, act: () => Promise<Result>): Promise<Result> => {
  time = now;
  return act().finally(() => {
    time = begin;
  });
};

describe('ID-01 a proof that somebody is there', () => {
  test('ID-01 a solved challenge is good, and has the same id however often it is shown', async () => {
    const proved = await challenges.check(solved);
    expect(proved).toEqual({ id: payload.challenge.parameters.nonce, until: begin + challengeSeconds });
    expect(await challenges.check(solved)).toEqual(proved);
    expect(await challenges.check(encoded({ extra: 1, ...payload }))).toEqual(proved);
  });

  test('ID-01 each challenge is another one', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => challenges.create()));
    expect(new Set(made.map((json) => (JSON.parse(json) as Challenge).parameters.nonce)).size).toBe(5);
  });

  test('ID-01 it is good for ten minutes, by the service’s own clock', async () => {
    expect(await atTime(begin + challengeSeconds - 1, () => challenges.check(solved))).toBeDefined();
    expect(await atTime(begin + challengeSeconds, () => challenges.check(solved))).toBeUndefined();
  });

  test('ID-01 one made with another secret, and one that was changed, proves nothing', async () => {
    expect(await makeChallenges(`${secret}!`, () => time).check(solved)).toBeUndefined();
    const { challenge, solution } = payload;
    const longer = { ...challenge.parameters, expiresAt: begin + 1e6 };
    const other = { ...challenge.parameters, nonce: '0'.repeat(32) };
    for (const parameters of [longer, other, { ...challenge.parameters, cost: 1 }])
      expect(await challenges.check(encoded({ challenge: { ...challenge, parameters }, solution }))).toBeUndefined();
  });

  test('ID-01 a wrong solution proves nothing, and neither does another one’s', async () => {
    const { challenge, solution } = payload;
    const wrong = [{ ...solution, derivedKey: '00'.repeat(32) }, { ...solution, derivedKey: '' }, {}, null, 'x'];
    for (const one of wrong) expect(await challenges.check(encoded({ challenge, solution: one }))).toBeUndefined();
    const next = JSON.parse(await challenges.create()) as Challenge;
    expect(await challenges.check(encoded({ challenge: next, solution }))).toBeUndefined();
  });

  test('ID-01 anything at all that is no solution is wrong, and throws nothing', async () => {
    const { challenge } = payload;
    const bare = { ...challenge, signature: undefined };
    const numbered = { ...payload, challenge: { ...challenge, signature: 5 } };
    const odd = [
      null,
      1,
      [],
      {},
      { challenge: null },
      { challenge: { parameters: 1 } },
      { ...payload, challenge: bare },
      numbered,
    ];
    const texts = ['', 'x', '{}', solved.slice(0, 100), 'A'.repeat(5_000_000), ...odd.map(encoded)];
    for (const text of texts)
      expect([text.slice(0, 50), await challenges.check(text)]).toEqual([text.slice(0, 50), undefined]);
    const nasty = { ...challenge.parameters, nonce: 'x', salt: 'zz', keyPrefix: {} };
    expect(
      await challenges.check(encoded({ ...payload, challenge: { ...challenge, parameters: nasty } })),
    ).toBeUndefined();
  });
});
