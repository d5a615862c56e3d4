import { addDays } from './calendar.ts';
import { dayBounds, monthBounds } from './zones.ts';

/** The days of a page: dates, the second at which each begins (and the last ends), and where each month begins. */
export type Window = {
  zone: string;
  /** YYYY-MM-DD, oldest first. */
  dates: readonly string[];
  /** One more than dates. */
  starts: readonly number[];
  /** Each month with the index that its first day has, or would have. */
  months: readonly { month: string; firstDay: number }[];
};

/** The last `days` days up to `until` (YYYY-MM-DD, included), in a zone. */
export const windowOf = (until: string, days: number, zone: string): Window => {
  const dates = Array.from({ length: days }, (_, index) => addDays(until, index + 1 - days));
  const starts = dates.map((date) => dayBounds(date, zone).from);
  starts.push(dayBounds(until, zone).until);
  const months = new Map<string, number>();
  for (const [index, date] of dates.entries()) {
    const month = date.slice(0, 7);
    if (!months.has(month)) months.set(month, index + 1 - Number(date.slice(8)));
  }
  return { zone, dates, starts, months: Array.from(months, ([month, firstDay]) => ({ month, firstDay })) };
};

/** What may still move under a page: the present, the begin of what is open, the begins of histories; Unix seconds. */
export type Motion = { now: number; openSince: number; knownSince: readonly number[] };

/**
 * The months of a window whose days are not all as prepared (ST-14): that of the present, those under something open,
 * those in which a history begins. Only of these the parts are needed; of all others the prepared days are enough.
 */
export const monthsInMotion = ({ months, zone }: Window, { now, openSince, knownSince }: Motion): string[] =>
  months.flatMap(({ month }) => {
    const { from, until } = monthBounds(month, zone);
    const begins = knownSince.some((second) => second > from && second < until);
    return until > now || until > openSince || begins ? [month] : [];
  });
