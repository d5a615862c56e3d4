import type { EventStretch } from './day-rule.ts';
import type { LivePart } from './live.ts';
import { stretchesOf, type Month } from './months.ts';

/** Prepared months of one component in one region, by `YYYY-MM`. One in which nothing happened may be missing. */
export type Months = ReadonlyMap<string, Month>;

/** Through what the months of one component in one region are read: all that is not prepared. */
export type Lens = {
  zone: string;
  /** From when its history is known; what lies before is "no data". */
  knownSince: number;
  now: number;
  /** Live parts of this component in this region; those of an event whose months are not prepared yet may be among them. */
  live: readonly LivePart[];
};

/** What is live under a lens, up to now. What the months hold too may be laid over them: a second counts once. */
export const openUnder = ({ live, now }: Lens): EventStretch[] =>
  live
    .filter((part) => part.from < now)
    .map(({ event, state, from, to }) => ({ event, state, from, to: Math.min(to ?? now, now) }));

/** The second from which on months are not enough; Infinity if they are. */
export const openSince = (open: readonly EventStretch[]): number => Math.min(...open.map(({ from }) => from));

/** All that happened in a month, with what is open. */
export const stretchesUnder = (month: Month | undefined, open: readonly EventStretch[]): EventStretch[] =>
  month === undefined ? [...open] : [...stretchesOf(month), ...open];

/** Seconds of a period of which something is known. */
export const observedUnder = (from: number, until: number, { knownSince, now }: Lens): number =>
  Math.max(0, Math.min(until, now) - Math.max(from, knownSince));
