import type { ImportMark, Kept } from '../application/ports.ts';
import { nextDueAt } from '../domain/due.ts';
import { newsAt, type StatusEvent } from '../domain/events.ts';
import { pageKey } from '../domain/keys.ts';

/** The far future: the end of what has none, so that one index serves open and ended events. */
const noEnd = 253_402_300_799;

/** An event as it is kept: itself, and what is made from it so that each query has its index. */
export type EventRecord = StatusEvent & {
  /** Keys of the components touched; the root for the whole page. */
  on: string[];
  /** Keys of the regions touched. */
  in: string[];
  openEnd: boolean;
  lastsUntil: number;
  newsAt: number;
  dueAt?: number;
  /** The layout for which its last change is in the prepared months; -1 while it is not. */
  prepared: number;
  mark?: ImportMark;
};

const touched = (event: StatusEvent): string[] => {
  const stated = event.updates.flatMap(({ supersededAt, states }) =>
    supersededAt === null ? states.map(({ component }) => component) : [],
  );
  const all = new Set([...event.components, ...stated]);
  return all.size === 0 ? [pageKey] : [...all];
};

/** The record of an event after a write. Every write leaves it to be prepared until the months show it. */
export const recordOf = (event: StatusEvent, mark?: ImportMark): EventRecord => {
  const dueAt = nextDueAt(event);
  return {
    ...event,
    on: touched(event),
    in: event.reach.regions,
    openEnd: event.endsAt === null,
    lastsUntil: event.endsAt ?? noEnd,
    newsAt: newsAt(event),
    ...(dueAt !== null && { dueAt }),
    prepared: -1,
    ...(mark !== undefined && { mark }),
  };
};

/** The event of a record. */
export const eventOf = (record: EventRecord): StatusEvent => {
  const { on, in: within, openEnd, lastsUntil, newsAt: at, dueAt, prepared, mark, ...event } = record;
  // Records of before there was anything to take back lack the field.
  return { ...event, takeBack: (event as Partial<StatusEvent>).takeBack ?? null };
};

export const keptEvent = ({ state, version }: Kept<EventRecord>): Kept<StatusEvent> => ({
  state: eventOf(state),
  version,
});
