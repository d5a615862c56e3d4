import { expect, test } from '@jest/globals';
import { at } from './fixtures.ts';
import { applyShares, emptyMonth, inZone, type MonthEvent } from './months.ts';

const place = { component: 'mail', region: 'eu', month: '2026-05' };
const utc = { name: 'UTC', version: 1 };
const paris = { name: 'Europe/Paris', version: 2 };

const outage = (id: string, revision: number, from: string, to: string): MonthEvent => ({
  id,
  revision,
  parts: [{ state: 'major_outage', from: at(from), to: at(to) }],
});
const first = outage('a', 1, '2026-05-04T23:10Z', '2026-05-04T23:50Z');
const second = outage('b', 1, '2026-05-07T10:00Z', '2026-05-08T10:00Z');

test('ST-05 another time zone begins a month anew, and what still comes from the zone before is left out', () => {
  const before = applyShares(emptyMonth(place, utc), [first]);
  expect(before.days.map(({ day }) => day)).toEqual([4]);
  expect(inZone(before, { ...utc, version: 7 })).toBe(before);
  const moved = inZone(before, paris);
  expect(moved).toEqual(emptyMonth(place, paris));
  const after = applyShares(moved ?? before, [first]);
  expect(after.days.map(({ day }) => day)).toEqual([5]);
  expect(inZone(after, utc)).toBeUndefined();
});

test('ST-05 shares that come together make the same month as one after another, in any order and again', () => {
  const later = outage('a', 2, '2026-05-09T10:00Z', '2026-05-09T11:00Z');
  const empty = emptyMonth(place, utc);
  const together = applyShares(empty, [first, second, later]);
  const apart = [later, second, first].reduce((month, share) => applyShares(month, [share]), empty);
  expect(together).toEqual(apart);
  expect(together.days.map(({ day }) => day)).toEqual([7, 8, 9]);
  expect(applyShares(together, [first, later, second])).toBe(together);
});
