import { bytesOf as bytesInLists } from '../../domain/event-bytes.ts';
import { newsAt, type StatusEvent } from '../../domain/events.ts';
import type { EventCursor, EventFilter, Events, Kept } from '../ports.ts';

export type EventPage = { events: Kept<StatusEvent>[]; next: EventCursor | undefined };

type Paging = {
  after: EventCursor | undefined;
  limit: number;
  /** What an event takes in the answer. */
  bytesOf?: (event: StatusEvent) => number;
};

/** Most bytes of the events of one page: an answer holds 4 MiB, and one event may take up to 3 MB by itself. */
const mostBytes = 2_000_000;

/** A page of events; it ends early where their texts are long (GW-03). */
export const eventPage = async (
  events: Pick<Events, 'list'>,
  filter: EventFilter,
  { after, limit, bytesOf = bytesInLists }: Paging,
): Promise<EventPage> => {
  const page: Kept<StatusEvent>[] = [];
  let bytes = 0;
  for await (const kept of events.list(filter, after)) {
    bytes += bytesOf(kept.state);
    const last = page.at(-1)?.state;
    if (last !== undefined && (page.length === limit || bytes > mostBytes))
      return { events: page, next: { at: placeOf(last, filter), id: last.id } };
    page.push(kept);
  }
  return { events: page, next: undefined };
};

const placeOf = (event: StatusEvent, { order }: EventFilter): number =>
  order === 'newestUpdate' ? newsAt(event) : event.startsAt;
