import type { z } from 'zod';
import type { StatusRequest } from '../backends.ts';
import { versionEtag } from '../http/etag.ts';
import type { Answer } from '../http/respond.ts';
import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import {
  event,
  eventPatch,
  eventPath,
  incidentInput,
  maintenanceInput,
  updateInput,
  updatePath,
} from '../schemas/events.ts';
import { eventView } from '../views/events.ts';
import { timestampOr, wireText } from '../views/wire.ts';
import { wireImpact, wirePhase, wirePublication, wireState } from '../views/words.ts';
import type { RouteKit, Routes } from './routes.ts';
import { orStale, type Current } from './stale.ts';

const base = '/api/v1/status';

type States = NonNullable<z.output<typeof updateInput>['states']>;

const wireStates = (states: States | undefined) =>
  (states ?? []).map(({ component, regions = [], state }) => ({ component, regions, state: wireState(state) }));

const answered = (found: Event__Output, status: number): Answer => ({
  status,
  json: eventView(found),
  etag: versionEtag(found.version),
  ...(status === 201 && { headers: ['Location', `${base}/events/${encodeURIComponent(found.id)}`] }),
});

type Creation = z.output<typeof incidentInput> | z.output<typeof maintenanceInput>;

const creation = (body: Creation): StatusRequest<'CreateEvent'> => ({
  title: wireText(body.title),
  impact: wireImpact(body.impact),
  components: body.components ?? [],
  regions: body.regions ?? [],
  startsAt: timestampOr(body.startsAt),
  endsAt: timestampOr(body.endsAt),
  phase: wirePhase('phase' in body ? body.phase : undefined),
  text: wireText(body.text),
  states: wireStates(body.states),
  publication: wirePublication(body.publication),
  publishAt: timestampOr(body.publishAt),
  template: body.template ?? '',
});

const write = { tag: 'events', scopes: ['status:write'] } as const;
const created = { description: 'The event.', schema: event };

/** Routes that report incidents and plan maintenance (ST-03, ST-04). */
export const eventCreateRoutes: Routes = (route, { status, changed }) => {
  route(
    {
      ...{ ...write, method: 'post', path: `${base}/incidents`, operationId: 'reportIncident', idempotent: true },
      summary: 'Reports an incident, also as a draft or one that is over',
      body: incidentInput,
      answers: { 201: created },
    },
    async ({ context, body, idempotency, signal }) => {
      const request = { ...creation(body), kind: 'EVENT_KIND_INCIDENT' } as const;
      const made = await status.call('CreateEvent', request, { context, idempotency, signal });
      changed();
      return answered(made, 201);
    },
  );
  route(
    {
      ...{ ...write, method: 'post', path: `${base}/maintenances`, operationId: 'planMaintenance', idempotent: true },
      summary: 'Plans a maintenance; it opens and closes by itself',
      body: maintenanceInput,
      answers: { 201: created },
    },
    async ({ context, body, idempotency, signal }) => {
      const request = { ...creation(body), kind: 'EVENT_KIND_MAINTENANCE' } as const;
      const made = await status.call('CreateEvent', request, { context, idempotency, signal });
      changed();
      return answered(made, 201);
    },
  );
};

/** The route that adds an update to an event (ST-03). */
export const eventUpdateRoutes: Routes = (route, { status, changed }) => {
  route(
    {
      ...{ ...write, method: 'post', path: `${base}/events/{id}/updates`, operationId: 'addUpdate', idempotent: true },
      summary: 'Adds an update to an event',
      params: eventPath,
      body: updateInput,
      answers: { 201: created },
    },
    async ({ context, params, body, idempotency, signal }) => {
      const said = { phase: wirePhase(body.phase), text: wireText(body.text), states: wireStates(body.states) };
      const request = { ...said, eventId: params.id, at: timestampOr(body.at) };
      const made = await status.call('AddUpdate', request, { context, idempotency, signal });
      changed();
      return answered(made, 201);
    },
  );
};

type From = { context: Parameters<RouteKit['status']['call']>[2]['context']; signal: AbortSignal };

const currentEvent = (kit: RouteKit, id: string, from: From) => async (): Promise<Current> => {
  const stored = await kit.status.call('GetEvent', { id }, from);
  return { stored, view: eventView(stored) };
};

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
  const spec = { ...write, ifMatch: 'required' } as const;
  route(
    {
      ...{ ...spec, method: 'patch', path: `${base}/events/{id}`, operationId: 'reviseEvent' },
      summary: 'Changes what an event is: title, impact, components, regions, times',
      params: eventPath,
      body: eventPatch,
      answers: { 200: created },
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
  const spec = { ...write, ifMatch: 'required' } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/updates/{updateId}/corrections` },
      ...{ operationId: 'correctUpdate', summary: 'Supersedes an update by a corrected one', idempotent: true },
      params: updatePath,
      body: updateInput,
      answers: { 201: created },
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
  const spec = { ...write, ifMatch: 'required', params: eventPath } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/publish`, operationId: 'publishEvent' },
      ...{ summary: 'Publishes a draft now', idempotent: true },
      answers: { 200: created },
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
  const spec = { ...write, ifMatch: 'required', params: eventPath } as const;
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
