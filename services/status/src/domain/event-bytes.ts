import type { EventUpdate, StatusEvent } from './events.ts';
import { inForce, type Interval } from './ledger.ts';

/** Bytes of all that updates say. One that only moves the event on says none: it is never in the way of its end. */
export const bytesSaid = (updates: readonly Pick<EventUpdate, 'text' | 'states'>[]): number =>
  updates.reduce((sum, { text, states }) => {
    const said = states.length === 0 ? text.fr + text.en : JSON.stringify([text, states]);
    return sum + Buffer.byteLength(said);
  }, 0);

/** At least as many as `bytesSaid`, for a fraction of its cost: a character of text is three bytes of UTF-8 at most. */
export const mostBytesSaid = (updates: readonly Pick<EventUpdate, 'text' | 'states'>[]): number =>
  updates.reduce(
    (sum, { text, states }) =>
      sum +
      6 * (text.fr.length + text.en.length) +
      states.reduce((all, { regions }) => all + 300 * (1 + regions.length), 0),
    0,
  );

type Named = Pick<Interval, 'component' | 'region'>;

const bytesOfEach = (entries: readonly Named[], besideKeys: number): number =>
  entries.reduce((sum, { component, region }) => sum + besideKeys + component.length + region.length, 0);

/** Bytes that intervals take in an answer; rather too many than too few, as all here. */
export const bytesTold = (intervals: readonly Named[]): number => bytesOfEach(intervals, 50);

/** Bytes that entries of a ledger take in the document of their event. */
export const bytesKept = (entries: readonly Named[]): number => bytesOfEach(entries, 180);

/** Bytes that an event takes in an answer without its intervals. */
export const bytesOf = ({ title, updates, components, regions }: StatusEvent): number =>
  800 +
  Buffer.byteLength(title.fr + title.en) +
  400 * updates.length +
  bytesSaid(updates) +
  66 * (components.length + regions.length);

/** Bytes that an event takes in an answer with its intervals. */
export const bytesOfWhole = (event: StatusEvent): number => bytesOf(event) + bytesTold(inForce(event.ledger));
