import { describe, expect, test } from '@jest/globals';
import { mayRetryFailure, mayRetryStatus, waitMs } from './retry.ts';

describe('what is tried again', () => {
  test.each([
    [429, 'unapplied', true],
    [503, 'always', true],
    [503, 'unapplied', false],
    [500, 'always', false],
    [400, 'always', false],
  ] as const)('OP-08 an answer %i to a call that is safe "%s": %s', (status, repeatable, expected) => {
    expect(mayRetryStatus(status, repeatable)).toBe(expected);
  });

  test('GW-04 a refused connection did nothing; a cut one may have', () => {
    expect(mayRetryFailure('ECONNREFUSED', 'unapplied')).toBe(true);
    expect(mayRetryFailure('ECONNRESET', 'unapplied')).toBe(false);
    expect(mayRetryFailure('ECONNRESET', 'always')).toBe(true);
  });

  test('GW-05 Retry-After is honoured as seconds and as a date, and never shortens the back-off', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(waitMs(0, '7', now)).toBe(7000);
    expect(waitMs(0, 'Sun, 22 Nov 2026 10:00:20 GMT', now)).toBe(20_000);
    expect(waitMs(1, '0', now)).toBe(1000);
    expect(waitMs(2, 'soon', now)).toBe(3000);
  });
});
