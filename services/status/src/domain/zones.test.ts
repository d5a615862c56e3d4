import { expect, test } from '@jest/globals';
import { monthsBetween } from './calendar.ts';
import { at } from './fixtures.ts';
import { isZone, offsetAt } from './offsets.ts';
import { dateOf, dayBounds, monthDays } from './zones.ts';

const hours = (date: string, zone: string): number => {
  const { from, until } = dayBounds(date, zone);
  return (until - from) / 3600;
};

test.each([
  ['Europe/Paris', '2026-03-29', 23],
  ['Europe/Paris', '2026-10-25', 25],
  ['Europe/Paris', '2026-07-14', 24],
  ['America/Sao_Paulo', '2018-11-04', 23],
  ['America/Sao_Paulo', '2018-02-17', 25],
  ['Asia/Kathmandu', '2026-03-29', 24],
  ['Pacific/Apia', '2011-12-29', 24],
  ['Pacific/Apia', '2011-12-30', 0],
  ['Pacific/Apia', '2011-12-31', 24],
  ['Africa/Cairo', '2026-04-24', 23],
  ['Africa/Cairo', '2026-10-29', 25],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['UTC', '2026-03-29', 24],
])('ST-05 in %s the day %s has %d hours', (zone, date, length) => {
  expect(hours(date, zone)).toBe(length);
});

test('ST-05 a day begins at its first second, also where midnight does not exist', () => {
  expect(dayBounds('2018-11-04', 'America/Sao_Paulo').from).toBe(at('2018-11-04T01:00-02:00'));
  expect(dayBounds('2026-01-01', 'Asia/Kathmandu').from).toBe(at('2026-01-01T00:00+05:45'));
});

const zones = [
  'Europe/Paris',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/St_Johns',
  'Pacific/Apia',
];

const localDates = (zone: string): ((second: number) => string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (second) => format.format(second * 1000);
};

test.each(zones)('ST-05 in %s each day since 2010 begins where the local date changes', (zone) => {
  const localDate = localDates(zone);
  const wrong: string[] = [];
  for (const month of monthsBetween('2010-01', '2026-12'))
    for (const [index, start] of monthDays(month, zone).starts.slice(0, -1).entries()) {
      const date = `${month}-${String(index + 1).padStart(2, '0')}`;
      const isRight =
        localDate(start) === date &&
        localDate(start - 1) < date &&
        dateOf(start, zone) === date &&
        dateOf(start - 1, zone) < date;
      if (!isRight && dayBounds(date, zone).until !== start) wrong.push(date);
    }
  expect(wrong).toEqual([]);
});

test('ST-07 only IANA zones are zones', () => {
  expect(['Europe/Paris', 'UTC', 'Asia/Kathmandu'].map(isZone)).toEqual([true, true, true]);
  expect(['Europe/Nowhere', '', '+01:00', 'Europe/Paris\n', 'x'.repeat(100)].map(isZone)).toEqual(Array(5).fill(false));
});

test.each([
  ['Europe/Paris', '2026-03-29T01:00Z', 3600, 7200],
  ['Europe/Paris', '2026-10-25T01:00Z', 7200, 3600],
  ['America/St_Johns', '2006-04-02T03:31Z', -12_600, -9000],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', 39_600, 37_800],
  ['Pacific/Apia', '2011-12-30T10:00Z', -36_000, 50_400],
  ['Africa/Casablanca', '2026-02-15T02:00Z', 3600, 0],
])(
  'ST-05 in %s clocks change at %s to the second, however often they were asked around it',
  (zone, when, before, after) => {
    const change = at(when);
    const days = [-20, -1, 0, 1, 20].map((day) => change + day * 86_400);
    for (let again = 0; again < 2; again += 1)
      expect(days.flatMap((second) => [offsetAt(second - 1, zone), offsetAt(second, zone)])).toEqual(
        days.flatMap((second) => [second - 1 < change ? before : after, second < change ? before : after]),
      );
  },
);
