import type { Kit } from '../kit.ts';
import type { Query } from './http.ts';
import type { StatusEvent } from './shapes.ts';

/** Path of an event below /api/v1. */
export const eventPath = (id: string): string => `/status/events/${encodeURIComponent(id)}`;

/** One event. */
export async function getEvent({ http }: Pick<Kit, 'http'>, id: string): Promise<StatusEvent> {
  return (await http({ method: 'GET', path: eventPath(id) })).json() as StatusEvent;
}

/** Events newest first, page by page, at most `most`. */
export async function* listEvents(
  { http }: Pick<Kit, 'http'>,
  query: Query,
  most: number,
): AsyncGenerator<StatusEvent> {
  let cursor: string | undefined;
  let left = most;
  do {
    const limit = Math.min(100, left);
    const page = (await http({ method: 'GET', path: '/status/events', query: { ...query, cursor, limit } })).json() as {
      events: StatusEvent[];
      nextCursor: string | null;
    };
    yield* page.events.slice(0, left);
    left -= page.events.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor && left > 0);
}
