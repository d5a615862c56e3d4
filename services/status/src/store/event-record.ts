import type { ImportMark } from '../application/ports.ts';
import { nextDueAt } from '../domain/due.ts';
import type { StatusEvent } from '../domain/events.ts';
import { pageKey } from '../domain/keys.ts';

/** The far future: the end of what has none, so that one index serves open and ended events. */
const noEnd = 253_402_300_799;

/** An event as it is kept: itself, and what is made from it so that each query has its index. */
export type EventRecord = StatusEvent & {
  /** Keys of the components touched; the root for the whole page. */
  on: string[];
  /** Keys of the regions touched; none for all. */
  in: string[];
  openEnd: boolean;
  lastsUntil: number;
  dueAt?: number;
  /** Its last change is not yet in the prepared months. */
  unprepared?: true;
  mark?: ImportMark;
};

const touched = (event: StatusEvent): string[] => {
  const stated = event.updates.flatMap(({ supersededAt, states }) =>
    supersededAt === null ? states.map(({ component }) => component) : [],
  );
  const all = new Set([...event.components, ...stated]);
  return all.size === 0 ? [pageKey] : [...all];
};

/** The record of an event after a write. Every write leaves it unprepared until the months show it. */
export const recordOf = (event: StatusEvent, mark?: ImportMark): EventRecord => {
  const dueAt = nextDueAt(event);
  return {
    ...event,
    on: touched(event),
    in: event.regions,
    openEnd: event.endsAt === null,
    lastsUntil: event.endsAt ?? noEnd,
    ...(dueAt !== null && { dueAt }),
    ...(event.publication === 'published' && { unprepared: true }),
    ...(mark !== undefined && { mark }),
  };
};

/** The event of a record. */
export const eventOf = (record: EventRecord): StatusEvent => {
  const { on, in: within, openEnd, lastsUntil, dueAt, unprepared, mark, ...event } = record;
  return event;
};
