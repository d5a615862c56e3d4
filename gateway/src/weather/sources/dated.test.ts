import { describe, expect, it } from '@jest/globals';
import { dated } from './dated.ts';

const at = (seconds: number) => ({ seconds, nanos: 0 });
const nowMs = Math.floor(Date.now() / 1000) * 1000;
const answer = (asOfAgo: number, holdsFor: number, revision: number) => ({
  ...{ asOf: at(nowMs / 1000 - asOfAgo), validUntil: at(nowMs / 1000 + holdsFor), revision },
});

describe('numbers put together from several answers', () => {
  it('ST-12 are as old as the oldest answer, hold as short as the shortest, and show the smallest revision', () => {
    const { asOfMs, validUntilMs, revision } = dated({}, [answer(1, 50, 8), answer(3, 20, 9), answer(2, 40, 7)], 8);
    expect([asOfMs, validUntilMs, revision]).toEqual([nowMs - 3000, nowMs + 20_000, 7]);
  });

  it('ST-12 show no newer revision than the one known before, where something beside them says none', () => {
    expect(dated({}, [answer(1, 600, 8)], 6).revision).toBe(6);
    expect(dated({}, [answer(1, 600, 8)]).revision).toBe(8);
  });

  it('ST-06 ST-12 hold for a minute at most, whatever an answer says: the last day slides', () => {
    expect(dated({}, [answer(1, 86_400, 1)]).validUntilMs).toBeLessThanOrEqual(Date.now() + 60_000);
  });
});
