import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../exit.ts';
import { instantOf } from './times.ts';

const now = new Date('2026-03-29T10:20:30.400Z');

describe('times as people type them', () => {
  test.each([
    ['now', '2026-03-29T10:20:30Z'],
    ['+2h', '2026-03-29T12:20:30Z'],
    ['-30m', '2026-03-29T09:50:30Z'],
    ['+1d', '2026-03-30T10:20:30Z'],
    ['2026-03-01T22:00:00+01:00', '2026-03-01T21:00:00Z'],
    ['2026-03-01 22:00Z', '2026-03-01T22:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('GW-01 %s is %s', (text, expected) => {
    expect(instantOf(text, now)).toBe(expected);
  });

  test('GW-01 without an offset it is a time of this machine', () => {
    expect(instantOf('2026-03-01 22:00', now)).toBe(new Date(2026, 2, 1, 22).toISOString().replace('.000Z', 'Z'));
    expect(instantOf('2026-03-01', now)).toBe(new Date(2026, 2, 1).toISOString().replace('.000Z', 'Z'));
  });

  test.each([
    '',
    'tomorrow',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-01-01 25:00',
    '2026-01-01 10:61',
    '22:00',
  ])('GW-01 "%s" is refused', (text) => {
    expect(() => instantOf(text, now)).toThrow(UsageError);
  });
});
