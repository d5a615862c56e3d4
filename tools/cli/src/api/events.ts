import type { Kit } from '../kit.ts';
import type { Query } from './http.ts';
import { entriesOf } from './pages.ts';
import type { StatusEvent } from './shapes.ts';

/** Path of an event below /api/v1. */
export const eventPath = (id: string): string => `/status/events/${encodeURIComponent(id)}`;

/** One event. */
export const getEvent = async ({ http }: Pick<Kit, 'http'>, id: string): Promise<StatusEvent> =>
  (await http({ method: 'GET', path: eventPath(id) })).json() as StatusEvent;

/** Events newest first, at most `most`. */
export const listEvents = ({ http }: Pick<Kit, 'http'>, query: Query, most: number): AsyncGenerator<StatusEvent> =>
  entriesOf(http, { path: '/status/events', name: 'events', query }, most);
