import type { z } from 'zod';
import type { StatusRequest } from '../backends.ts';
import { eventPatch, eventPath, updateInput, updatePath } from '../schemas/events.ts';
import { timestampOr, wireText } from '../views/wire.ts';
import { wireImpact, wirePhase } from '../views/words.ts';
import { answered, currentEvent, eventAnswer, eventWrite, wireStates } from './event-parts.ts';
import type { Routes } from './routes.ts';
import { orStale } from './stale.ts';

const base = '/api/v1/status';

const fieldNames: Readonly<Record<string, string>> = {
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  publishAt: 'publish_at',
};

type Patch = z.output<typeof eventPatch>;

const revision = (id: string, version: number, body: Patch): StatusRequest<'ReviseEvent'> => ({
  id,
  version,
  fields: Object.entries(body)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => fieldNames[name] ?? name),
  event: {
    title: wireText(body.title),
    impact: wireImpact(body.impact),
    components: body.components ?? [],
    regions: body.regions ?? [],
    startsAt: timestampOr(body.startsAt),
    endsAt: timestampOr(body.endsAt),
    publishAt: timestampOr(body.publishAt),
  },
});

/** The route that changes an event, the past included (ST-05). */
export const eventChangeRoutes: Routes = (route, kit) => {
  const { status, changed } = kit;
  const spec = { ...eventWrite, ifMatch: 'required' } as const;
  route(
    {
      ...{ ...spec, method: 'patch', path: `${base}/events/{id}`, operationId: 'reviseEvent' },
      summary: 'Changes what an event is: title, impact, components, regions, times',
      params: eventPath,
      body: eventPatch,
      answers: { 200: eventAnswer },
    },
    async ({ context, params, body, version, signal }) => {
      const from = { context, signal };
      const change = () => status.call('ReviseEvent', revision(params.id, version, body), from);
      const made = await orStale(change, currentEvent(kit, params.id, from), body);
      changed();
      return answered(made, 200);
    },
  );
};

/** The route that supersedes an update (ST-05). */
export const updateCorrectRoutes: Routes = (route, kit) => {
  const { status, changed } = kit;
  const spec = { ...eventWrite, ifMatch: 'required' } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/updates/{updateId}/corrections` },
      ...{ operationId: 'correctUpdate', summary: 'Supersedes an update by a corrected one', idempotent: true },
      params: updatePath,
      body: updateInput,
      answers: { 201: eventAnswer },
    },
    async ({ context, params, body, version, idempotency, signal }) => {
      const from = { context, signal, idempotency };
      const said = { phase: wirePhase(body.phase), text: wireText(body.text), states: wireStates(body.states) };
      const update = { ...said, at: timestampOr(body.at) };
      const request = { eventId: params.id, updateId: params.updateId, version, update };
      const made = await orStale(
        () => status.call('CorrectUpdate', request, from),
        currentEvent(kit, params.id, from),
        {},
      );
      changed();
      return answered(made, 201);
    },
  );
};

/** Routes of drafts (ST-03). */
export const draftRoutes: Routes = (route, kit) => {
  const { status, changed } = kit;
  const spec = { ...eventWrite, ifMatch: 'required', params: eventPath } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/publish`, operationId: 'publishEvent' },
      ...{ summary: 'Publishes a draft now', idempotent: true },
      answers: { 200: eventAnswer },
    },
    async ({ context, params, version, idempotency, signal }) => {
      const from = { context, signal, idempotency };
      const publish = () => status.call('PublishEvent', { id: params.id, version }, from);
      const made = await orStale(publish, currentEvent(kit, params.id, from), {});
      changed();
      return answered(made, 200);
    },
  );
};

/** The route that throws a draft away (ST-03). */
export const draftDeleteRoutes: Routes = (route, kit) => {
  const { status, changed } = kit;
  const spec = { ...eventWrite, ifMatch: 'required', params: eventPath } as const;
  route(
    {
      ...{ ...spec, method: 'delete', path: `${base}/events/{id}`, operationId: 'deleteDraft' },
      summary: 'Throws a draft away; what is published can only be resolved, completed or cancelled',
      answers: { 204: { description: 'Gone.' } },
    },
    async ({ context, params, version, signal }) => {
      const from = { context, signal };
      const remove = () => status.call('DeleteDraft', { id: params.id, version }, from);
      await orStale(remove, currentEvent(kit, params.id, from), {});
      changed();
      return { status: 204 };
    },
  );
};
