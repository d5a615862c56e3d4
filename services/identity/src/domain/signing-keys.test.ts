import { describe, expect, test } from '@jest/globals';
import { accessSeconds } from './access.ts';
import { goneKeys, isKeyDue, keyLifeSeconds, leadSeconds, nextKey, signerOf, type SigningKey } from './signing-keys.ts';

const start = 1_790_000_000;
const hour = 3600;
const day = 24 * hour;

const pair = (kid: string) => ({ kid, publicKey: '{}', sealed: '' });
const withNext = (keys: readonly SigningKey[], now: number): SigningKey[] =>
  isKeyDue(keys, now) ? [...keys, nextKey(keys, pair(`k${keys.length + 1}`), now)] : [...keys];

describe('which key signs', () => {
  test('ID-40 the first key signs at once, each next one a day after it was published, and for thirty days', () => {
    let keys: SigningKey[] = [];
    const signers = new Map<string, number>();
    for (let now = start; now < start + 100 * day; now += hour) {
      keys = withNext(keys, now);
      const kid = signerOf(keys, now)?.kid ?? 'none';
      if (!signers.has(kid)) signers.set(kid, now);
    }
    const begins = [...signers.values()].map((at) => (at - start) / day);
    expect(begins).toEqual([0, 30, 60, 90]);
    expect([...signers.keys()]).toEqual(['k1', 'k2', 'k3', 'k4']);
    for (const { createdAt, startsAt } of keys.slice(1)) expect(startsAt - createdAt).toBe(leadSeconds);
  });

  test('ID-40 a key stays published until the last token of it has ended, by the slowest clock, and goes then', () => {
    const first = nextKey([], pair('k1'), start);
    const second = nextKey([first], pair('k2'), start + keyLifeSeconds - leadSeconds);
    const switched = second.startsAt;
    expect(signerOf([first, second], switched - 1)).toBe(first);
    expect(signerOf([first, second], switched)).toBe(second);
    expect(goneKeys([first, second], switched + accessSeconds)).toEqual([]);
    expect(goneKeys([first, second], switched + accessSeconds + 300)).toEqual([first]);
  });

  test('ID-40 processes whose clocks differ by minutes make one key, and agree on what is due', () => {
    const first = nextKey([], pair('k1'), start + 120);
    expect(isKeyDue([first], start)).toBe(false);
    expect(signerOf([first], start)).toBe(first);
    const second = nextKey([first], pair('k2'), start + 29 * day + 240);
    expect(isKeyDue([first], start + 29 * day + 130)).toBe(true);
    expect(isKeyDue([first, second], start + 29 * day + 130)).toBe(false);
  });

  test('ID-40 a clock that jumps finds a key to sign with, and is not stuck with a key of another time', () => {
    const keys = withNext(withNext([], start), start + 29 * day);
    for (const now of [0, start - 365 * day, start + 3650 * day]) expect(signerOf(keys, now)).toBeDefined();
    const ahead = withNext(withNext([], start), start + 3650 * day);
    expect(ahead).toHaveLength(2);
    expect(withNext(ahead, start + day)).toHaveLength(2);
    const later = withNext(ahead, start + 29 * day);
    expect(later.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(signerOf(later, start + 30 * day)?.number).toBe(3);
    expect(goneKeys([], start)).toEqual([]);
  });
});
