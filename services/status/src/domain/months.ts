import { dayOf, type Day, type EventStretch } from './day-rule.ts';
import { addTroubles, noTroubles, type Stretch, type Troubles } from './seconds.ts';
import { dayIndexOf, monthDays } from './zones.ts';

/** A stretch with an end, within one month; `from` = `to` where the length is unknown. */
export type Part = Stretch;

/** What a ledger brings to one month, at its newest revision that touched this month. */
export type MonthShare = { revision: number; parts: Part[] };

/** What one event brings to a month. */
export type MonthEvent = MonthShare & { id: string };

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
  /** The version of the region from which the zone was taken when the month was begun: the newer of two zones stays. */
  zoneVersion: number;
  /** By id. One whose parts were taken away stays: its revision keeps a late older one out. */
  events: MonthEvent[];
  days: DayEntry[];
  /** Sum of the days. */
  totals: Troubles;
};

/** A time zone as a version of its region has it. */
export type Zone = { name: string; version: number };

type Place = Pick<Month, 'component' | 'region' | 'month'>;

export const emptyMonth = ({ component, region, month }: Place, zone: Zone): Month => ({
  component,
  region,
  month,
  zone: zone.name,
  zoneVersion: zone.version,
  events: [],
  days: [],
  totals: noTroubles(),
});

/**
 * The month as it can take what was laid out in a zone (ST-05): itself, or begun anew where its region has moved to
 * another zone since; undefined where it is the zone that is out of date, and what was laid out in it has to be again.
 */
export const inZone = (month: Month, zone: Zone): Month | undefined => {
  if (month.zone === zone.name) return month;
  return month.zoneVersion < zone.version ? emptyMonth(month, zone) : undefined;
};

/**
 * The month with shares in place of older ones of the same events (ST-05); the same object where none is newer. Only
 * days on which they differ are computed anew, and once for all shares; all others stay the same objects.
 */
export const applyShares = (month: Month, shares: readonly MonthEvent[]): Month => {
  const events = new Map(month.events.map((event) => [event.id, event]));
  const { starts } = monthDays(month.month, month.zone);
  const stale = new Set<number>();
  let isNewer = false;
  for (const share of shares) {
    const before = events.get(share.id);
    if (before !== undefined && before.revision >= share.revision) continue;
    isNewer = true;
    events.set(share.id, share);
    addDaysThatDiffer(stale, before?.parts ?? [], share.parts, starts);
  }
  if (!isNewer) return month;
  return withDaysAnew({ ...month, events: [...events.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) }, stale);
};

/** All parts of a month with their events. */
export const stretchesOf = (month: Pick<Month, 'events'>): EventStretch[] =>
  month.events.flatMap(({ id, parts }) => parts.map((part) => ({ ...part, event: id })));

/** Adds the indexes of the days that stretches lie on. */
const addDaysUnder = (days: Set<number>, stretches: readonly Stretch[], starts: readonly number[]): void => {
  for (const { from, to } of stretches) {
    const end = Math.max(to, from + 1);
    for (let day = dayIndexOf(starts, from); day < starts.length - 1 && (starts[day] ?? 0) < end; day++) days.add(day);
  }
};

const addDaysThatDiffer = (
  days: Set<number>,
  before: readonly Part[],
  after: readonly Part[],
  starts: readonly number[],
): void => {
  const same = (a: Part) => (b: Part) => a.state === b.state && a.from === b.from && a.to === b.to;
  addDaysUnder(
    days,
    before.filter((part) => !after.some(same(part))),
    starts,
  );
  addDaysUnder(
    days,
    after.filter((part) => !before.some(same(part))),
    starts,
  );
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
