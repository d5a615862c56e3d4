import { troublesWithin, unionWithin, type Stretch, type Troubles } from './seconds.ts';
import { kindOf, type IssueKind } from './states.ts';

/** What a day looks like: no data, no issue, maintenance, degraded, incident, several (ST-05). */
export type Letter = '-' | '.' | 'm' | 'd' | 'i' | 's';

/** A stretch and the event it comes from; `from` = `to` where the length is unknown. */
export type EventStretch = Stretch & { event: string };

/** What happened on a day: its letter, the seconds in each state and the events that touch it, by begin. */
export type Day = { letter: Letter; seconds: Troubles; events: string[] };

/** Seconds that a kind of issue must last on a day to mark it, where its length is known (ST-05). */
const leastSeconds = 60;

const letters: Record<IssueKind, Letter> = { maintenance: 'm', degraded: 'd', incident: 'i' };

/**
 * The rule of the day (ST-05), from what is known of it: `from` inclusive, `until` exclusive. A kind marks the day when
 * its stretches together lie on it for a minute, or when one of unknown length does; two kinds make "several".
 */
export const dayOf = (stretches: readonly EventStretch[], from: number, until: number): Day => {
  const onDay = stretches.filter((stretch) => touches(stretch, from, until));
  return { letter: letterOf(onDay, from, until), seconds: troublesWithin(onDay, from, until), events: eventsOf(onDay) };
};

/** Whether a stretch lies at least partly between two seconds; one without length where it begins. */
const touches = (stretch: Stretch, from: number, until: number): boolean =>
  stretch.from < until && (stretch.from === stretch.to ? stretch.from >= from : stretch.to > from);

const letterOf = (stretches: readonly EventStretch[], from: number, until: number): Letter => {
  if (from >= until) return '-';
  const marks = new Set<Letter>(['.']);
  for (const [kind, ofKind] of Map.groupBy(stretches, (stretch) => kindOf(stretch.state)))
    if (ofKind.some(isLengthUnknown) || unionWithin(ofKind, from, until) >= leastSeconds) marks.add(letters[kind]);
  return together(marks);
};

/** One letter for several: "several" for two kinds or more. */
const together = (found: Iterable<Letter>): Letter => {
  let sum: Letter = '-';
  for (const letter of found) sum = both(sum, letter);
  return sum;
};

/** What two letters make together. */
export const both = (a: Letter, b: Letter): Letter => {
  if (a === b || b === '-') return a;
  if (a === '-' || a === '.') return b;
  return b === '.' ? a : 's';
};

const isLengthUnknown = (stretch: Stretch): boolean => stretch.from === stretch.to;

const eventsOf = (stretches: readonly EventStretch[]): string[] => [
  ...new Set(stretches.toSorted(byBegin).map((stretch) => stretch.event)),
];

const byBegin = (a: EventStretch, b: EventStretch): number =>
  a.from - b.from || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0);
