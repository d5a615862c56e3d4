import { dayOf, type Day, type EventStretch } from './day-rule.ts';
import { addTroubles, noTroubles, type Stretch, type Troubles } from './seconds.ts';
import { dayIndexOf, monthDays } from './zones.ts';

/** A stretch with an end, within one month; `from` = `to` where the length is unknown. */
export type Part = Stretch;

/** What a ledger brings to one month, at its newest revision that touched this month. */
export type MonthShare = { revision: number; parts: Part[] };

/** What one event brings to a month. */
type MonthEvent = MonthShare & { id: string };

/** A day on which something happened, by its number in the month, from 1. */
type DayEntry = Day & { day: number };

/**
 * The prepared month of a component in a region (ST-05, ST-14). It holds all that has an end, also one in the future;
 * what is still open, what is not yet over and what lies before the component's history are laid over it by the reader.
 */
export type Month = {
  component: string;
  region: string;
  /** YYYY-MM, days of `zone`. */
  month: string;
  zone: string;
  /** By id. One whose parts were taken away stays: its revision keeps a late older one out. */
  events: MonthEvent[];
  days: DayEntry[];
  /** Sum of the days. */
  totals: Troubles;
};

export const emptyMonth = (component: string, region: string, month: string, zone: string): Month => ({
  component,
  region,
  month,
  zone,
  events: [],
  days: [],
  totals: noTroubles(),
});

/**
 * The month with an event's share in place of its older one (ST-05); the same object where the share is not newer. Only
 * days on which the two differ are computed anew, all others stay the same objects.
 */
export const applyEvent = (month: Month, id: string, share: MonthShare): Month => {
  const before = month.events.find((event) => event.id === id);
  if (before !== undefined && before.revision >= share.revision) return month;
  const others = month.events.filter((event) => event !== before);
  const events = [...others, { id, ...share }].sort((a, b) => (a.id < b.id ? -1 : 1));
  const stale = daysThatDiffer(before?.parts ?? [], share.parts, monthDays(month.month, month.zone).starts);
  return withDaysAnew({ ...month, events }, stale);
};

/** All parts of a month with their events. */
export const stretchesOf = (month: Pick<Month, 'events'>): EventStretch[] =>
  month.events.flatMap(({ id, parts }) => parts.map((part) => ({ ...part, event: id })));

/** Indexes of the days that stretches lie on. */
const daysUnder = (stretches: Iterable<Stretch>, starts: readonly number[]): Set<number> => {
  const days = new Set<number>();
  for (const { from, to } of stretches)
    for (
      let day = dayIndexOf(starts, from);
      day < starts.length - 1 && (starts[day] ?? 0) < Math.max(to, from + 1);
      day++
    )
      days.add(day);
  return days;
};

const daysThatDiffer = (before: readonly Part[], after: readonly Part[], starts: readonly number[]): Set<number> => {
  const same = (a: Part) => (b: Part) => a.state === b.state && a.from === b.from && a.to === b.to;
  const gone = before.filter((part) => !after.some(same(part)));
  const come = after.filter((part) => !before.some(same(part)));
  return daysUnder([...gone, ...come], starts);
};

const withDaysAnew = (month: Month, stale: ReadonlySet<number>): Month => {
  if (stale.size === 0) return month;
  const { starts } = monthDays(month.month, month.zone);
  const stretches = stretchesOf(month);
  const days = month.days.filter(({ day }) => !stale.has(day - 1));
  for (const index of stale) {
    const day = dayOf(stretches, starts[index] ?? 0, starts[index + 1] ?? 0);
    if (day.events.length > 0) days.push({ day: index + 1, ...day });
  }
  days.sort((a, b) => a.day - b.day);
  const totals = days.reduce((sum, { seconds }) => addTroubles(sum, seconds), noTroubles());
  return { ...month, days, totals };
};
