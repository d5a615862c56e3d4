import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { z } from 'zod';
import type { CallFrom } from '../backend.ts';
import { versionEtag } from '../http/etag.ts';
import type { Answer } from '../http/respond.ts';
import { wholeEvent, type updateInput } from '../schemas/events.ts';
import { wholeEventView } from '../views/events.ts';
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
  json: wholeEventView(found),
  etag: versionEtag(found.version),
  ...(status === 201 && { headers: ['Location', `${base}/events/${encodeURIComponent(found.id)}`] }),
});

/** What all writes of events declare. */
export const eventWrite = { tag: 'events', scopes: ['status:write'] } as const;
export const eventAnswer = { description: 'The event.', schema: wholeEvent };

/**
 * The event as it is now, for the 412 of a stale write.
 *
 * @param updateId the update that the write was meant for; one that is superseded has nothing left
 */
export const currentEvent =
  ({ backends }: RouteKit, id: string, from: CallFrom, updateId?: string) =>
  async (): Promise<Current> => {
    const stored = await backends.status.call('GetEvent', { id }, from);
    const view = wholeEventView(stored);
    const part = updateId === undefined ? view : view.updates.find((update) => update.id === updateId);
    return { stored, view, part: part ?? {} };
  };
