import { addDays, addMonths, lengthOfMonth, utcMonthOf, utcStartOf } from './calendar.ts';
import { offsetAt } from './offsets.ts';

/** The days of a month in a zone: `starts[i]` is the first second of day i+1, the last entry that of the next month. */
export type MonthDays = { month: string; zone: string; starts: readonly number[] };

const daySeconds = 86_400;

const remembered = new Map<string, MonthDays>();
const mostRemembered = 20_000;

/** The days of a month `YYYY-MM` in an IANA zone. Remembered: the clock changes of a month are looked up once. */
export const monthDays = (month: string, zone: string): MonthDays => {
  const key = `${zone} ${month}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const days = { month, zone, starts: startsOf(month, zone) };
  remembered.set(key, days);
  return days;
};

/** The first second of a day `YYYY-MM-DD` and that of the next one; equal for a day that a zone skipped. */
export const dayBounds = (date: string, zone: string): { from: number; until: number } => {
  const { starts } = monthDays(date.slice(0, 7), zone);
  const day = Number(date.slice(8));
  return { from: at(starts, day - 1), until: at(starts, day) };
};

/** The first second of a month `YYYY-MM` and that of the next one. */
export const monthBounds = (month: string, zone: string): { from: number; until: number } => {
  const { starts } = monthDays(month, zone);
  return { from: at(starts, 0), until: at(starts, starts.length - 1) };
};

/** The month `YYYY-MM` in which a second lies. */
export const monthOf = (second: number, zone: string): string => {
  // Zones are at most 16 hours off UTC: the month is that of UTC or one beside it.
  const month = utcMonthOf(second);
  const { from, until } = monthBounds(month, zone);
  if (second < from) return addMonths(month, -1);
  return second < until ? month : addMonths(month, 1);
};

/** The day `YYYY-MM-DD` in which a second lies. */
export const dateOf = (second: number, zone: string): string => {
  const month = monthOf(second, zone);
  return addDays(`${month}-01`, dayIndexOf(monthDays(month, zone).starts, second));
};

/** Index of the day in which a second lies, given the starts of the days; the last one where several begin at once. */
export const dayIndexOf = (starts: readonly number[], second: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(starts, middle) <= second) low = middle;
    else high = middle;
  }
  return low;
};

// Asking for an offset is dear, so it is asked once a week; no zone changed its clocks there and back within one.
const stride = 7;

const startsOf = (month: string, zone: string): number[] => {
  const first = utcStartOf(`${month}-01`);
  const starts = [startOfDay(first, first - 2 * daySeconds, zone)];
  for (const last = lengthOfMonth(month); starts.length <= last;) {
    const days = Math.min(stride, last + 1 - starts.length);
    starts.push(...nextStarts(first + (starts.length - 1) * daySeconds, at(starts, starts.length - 1), days, zone));
  }
  return starts;
};

// The starts of the days after one whose midnight and start are given.
const nextStarts = (midnight: number, start: number, days: number, zone: string): number[] => {
  const ahead = Array.from({ length: days }, (_, index) => (index + 1) * daySeconds);
  const offset = offsetAt(start, zone);
  const isSteady = offsetAt(midnight + days * daySeconds - offset, zone) === offset;
  if (isSteady) return ahead.map((seconds) => midnight + seconds - offset);
  let before = start;
  return ahead.map((seconds) => (before = startOfDay(midnight + seconds, before, zone)));
};

// The first second whose clocks show `midnight` (a local time, as if UTC) or later; `before` lies less than three days earlier.
const startOfDay = (midnight: number, before: number, zone: string): number => {
  const offset = offsetAt(before, zone);
  const guess = midnight - offset;
  const offsetThere = offsetAt(guess, zone);
  if (offsetThere === offset) return guess;
  // Clocks changed on the way: midnight comes after the change, or falls into the hour that it skips.
  return Math.max(midnight - offsetThere, changeBetween(before, guess, zone));
};

const changeBetween = (before: number, after: number, zone: string): number => {
  const offset = offsetAt(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === offset) low = middle;
    else high = middle;
  }
  return high;
};

const at = (starts: readonly number[], index: number): number => {
  const start = starts[index];
  if (start === undefined) throw new RangeError(`no day ${index + 1} in this month`);
  return start;
};
