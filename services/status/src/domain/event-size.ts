import { bytesKept, bytesOf, bytesSaid, bytesTold, mostBytesSaid } from './event-bytes.ts';
import { eventTooLong, eventTooWide, tooManyUpdates } from './errors.ts';
import { eventLimits } from './event-limits.ts';
import type { EventUpdate, StatusEvent } from './events.ts';
import { intervalsOf } from './intervals.ts';
import { inForce, type Interval } from './ledger.ts';
import { isOver } from './phases.ts';
import type { Places } from './places.ts';

/**
 * How large an event may become: all that was ever said and held stays (ST-05), an answer holds 4 MiB and a document
 * 16. What is over these is left for its end.
 */
const most = {
  /** Updates beyond the limit, with which it ends. */
  lastUpdates: 10,
  /** Bytes of the answer that carries all of it; and with its end, which says half a megabyte at most. */
  bytesTold: 3_650_000,
  bytesToldWithEnd: 4_150_000,
  /** Bytes of its ledger, and of what its end will add to it. */
  bytesKept: 9_000_000,
};

/**
 * Throws status.too_many_updates, status.event_too_long or status.event_too_wide where an event would not fit any more
 * after a change. What ends it finds the room that was left for that, so it can always be closed; of one that is not
 * published yet, what it will hold counts.
 */
export const checkSize = (before: StatusEvent | undefined, after: StatusEvent, places: Places): void => {
  const isItsEnd = before !== undefined && isOver(after.phase) && !isOver(before.phase);
  checkUpdates(after.updates, isItsEnd);
  const { ledger, held } = contentsOf(after, places);
  if (!isItsEnd && bytesKept(ledger) + bytesKept(changedByEnd(held, after)) > most.bytesKept) throw eventTooWide();
  const room = (isItsEnd ? most.bytesToldWithEnd : most.bytesTold) - bytesTold(held);
  if (mostBytesOf(after) > room && bytesOf(after) > room) throw eventTooWide();
};

const checkUpdates = (updates: readonly EventUpdate[], isItsEnd: boolean): void => {
  const { updates: max, updateBytes } = eventLimits;
  if (updates.length > max + (isItsEnd ? most.lastUpdates : 0)) throw tooManyUpdates({ params: { max } });
  if (mostBytesSaid(updates) > updateBytes && bytesSaid(updates) > updateBytes)
    throw eventTooLong({ params: { max: updateBytes } });
};

const contentsOf = (event: StatusEvent, places: Places): { ledger: readonly Interval[]; held: readonly Interval[] } => {
  if (event.publication === 'published') return { ledger: event.ledger, held: inForce(event.ledger) };
  const held = intervalsOf(event, places);
  return { ledger: held, held };
};

// Whatever reaches to the end of the event is superseded by its true end, and added anew.
const changedByEnd = (held: readonly Interval[], { endsAt }: StatusEvent) => held.filter(({ to }) => to === endsAt);

// Most events are far below: their texts are not measured to the byte.
const mostBytesOf = (event: StatusEvent): number =>
  bytesOf({ ...event, updates: [] }) + 400 * event.updates.length + mostBytesSaid(event.updates);
