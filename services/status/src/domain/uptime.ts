import { monthsBetween } from './calendar.ts';
import { observedUnder, openSince, openUnder, stretchesUnder, type Lens, type Months } from './lens.ts';
import { addTroubles, noTroubles, secondsOf, troublesWithin, type Seconds } from './seconds.ts';
import type { Weights } from './settings.ts';
import { monthBounds, monthOf } from './zones.ts';

/** Uptime over a period (ST-06): percent without and with planned maintenance in it; null where nothing is known. */
export type Uptime = { seconds: Seconds; percent: number | null; percentWithMaintenance: number | null };

/**
 * 100 * (1 - weighted seconds / observed seconds). Observed is what is neither no data nor planned maintenance; with
 * maintenance, its seconds stay in the period and count as down (ST-05, ST-06).
 */
export const uptimeOf = (seconds: Seconds, weights: Weights): Uptime => {
  const down =
    seconds.majorOutage * weights.majorOutage +
    seconds.partialOutage * weights.partialOutage +
    seconds.degradedPerformance * weights.degradedPerformance;
  const observed = seconds.operational + seconds.degradedPerformance + seconds.partialOutage + seconds.majorOutage;
  const maintained = seconds.underMaintenance;
  return {
    seconds,
    percent: share(observed - down, observed),
    percentWithMaintenance: share(observed - down, observed + maintained),
  };
};

const share = (up: number, all: number): number | null => (all === 0 ? null : (100 * up) / all);

/** Seconds in each state from a second until another (exclusive), exact also for parts of days (ST-06). */
export const secondsOver = (months: Months, from: number, until: number, lens: Lens): Seconds => {
  const open = openUnder(lens);
  const [begin, end] = observedWithin(from, until, lens);
  const troubles = noTroubles();
  for (const piece of piecesOf(begin, end, lens)) {
    const month = months.get(piece.month);
    if (piece.whole) addTroubles(troubles, month?.totals ?? noTroubles());
    else addTroubles(troubles, troublesWithin(stretchesUnder(month, open), piece.from, piece.until));
  }
  return secondsOf(until - from, until - from - observedUnder(from, until, lens), troubles);
};

/** The months that a period needs: of those in `totals` the totals are enough, those in `whole` are needed with events. */
export const monthsToRead = (from: number, until: number, lens: Lens): { totals: string[]; whole: string[] } => {
  const [begin, end] = observedWithin(from, until, lens);
  const pieces = piecesOf(begin, end, lens);
  return {
    totals: pieces.filter((piece) => piece.whole).map((piece) => piece.month),
    whole: pieces.filter((piece) => !piece.whole).map((piece) => piece.month),
  };
};

const observedWithin = (from: number, until: number, { knownSince, now }: Lens): [number, number] => [
  Math.max(from, knownSince),
  Math.min(until, now),
];

/** A month's share of a period: the whole month as prepared, or a part of it that must be counted. */
type Piece = { month: string; from: number; until: number; whole: boolean };

const piecesOf = (from: number, until: number, lens: Lens): Piece[] => {
  if (from >= until) return [];
  const since = openSince(openUnder(lens));
  return monthsBetween(monthOf(from, lens.zone), monthOf(until - 1, lens.zone)).map((month) => {
    const bounds = monthBounds(month, lens.zone);
    const whole = bounds.from >= from && bounds.until <= until && bounds.until <= since;
    return { month, from: Math.max(bounds.from, from), until: Math.min(bounds.until, until), whole };
  });
};
