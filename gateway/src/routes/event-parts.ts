import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { z } from 'zod';
import { versionEtag } from '../http/etag.ts';
import type { Answer } from '../http/respond.ts';
import { event, type updateInput } from '../schemas/events.ts';
import { eventView } from '../views/events.ts';
import { wireState } from '../views/words.ts';
import type { RouteKit } from './routes.ts';
import type { Current } from './stale.ts';

const base = '/api/v1/status';

type States = NonNullable<z.output<typeof updateInput>['states']>;

/** States for the wire. */
export const wireStates = (states: States | undefined) =>
  (states ?? []).map(({ component, regions = [], state }) => ({ component, regions, state: wireState(state) }));

/** The answer with an event. */
export const answered = (found: Event__Output, status: number): Answer => ({
  status,
  json: eventView(found),
  etag: versionEtag(found.version),
  ...(status === 201 && { headers: ['Location', `${base}/events/${encodeURIComponent(found.id)}`] }),
});

/** What all writes of events declare. */
export const eventWrite = { tag: 'events', scopes: ['status:write'] } as const;
export const eventAnswer = { description: 'The event.', schema: event };

type From = { context: Parameters<RouteKit['status']['call']>[2]['context']; signal: AbortSignal };

/** The event as it is now, for the 412 of a stale write. */
export const currentEvent = (kit: RouteKit, id: string, from: From) => async (): Promise<Current> => {
  const stored = await kit.status.call('GetEvent', { id }, from);
  return { stored, view: eventView(stored) };
};
