import type { z } from 'zod';
import type { StatusRequest } from '../backends.ts';
import { eventPatch, eventPath, updateInput, updatePath } from '../schemas/events.ts';
import { timestampOr, wireText } from '../views/wire.ts';
import { wireImpact, wirePhase } from '../views/words.ts';
import { answered, currentEvent, eventAnswer, eventWrite, wireStates } from './event-parts.ts';
import type { Routes } from './routes.ts';
import { ifMatched } from './stale.ts';

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
  const { backends, changed } = kit;
  const { status } = backends;
  const spec = { ...eventWrite, ifMatch: 'required' } as const;
  route(
    {
      ...{ ...spec, method: 'patch', path: `${base}/events/{id}`, operationId: 'reviseEvent' },
      summary: 'Changes what an event is: title, impact, components, regions, times',
      params: eventPath,
      body: eventPatch,
      answers: { 200: eventAnswer },
    },
    async ({ context, params, body, expected, signal }) => {
      const from = { context, signal };
      const write = (version: number) => status.call('ReviseEvent', revision(params.id, version, body), from);
      const made = await ifMatched({ expected, write, read: currentEvent(kit, params.id, from), sent: body });
      changed();
      return answered(made, 200);
    },
  );
};

/** The route that supersedes an update (ST-05). */
export const updateCorrectRoutes: Routes = (route, kit) => {
  const { backends, changed } = kit;
  const { status } = backends;
  const spec = { ...eventWrite, ifMatch: 'required' } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/updates/{updateId}/corrections` },
      ...{ operationId: 'correctUpdate', summary: 'Supersedes an update by a corrected one', idempotent: true },
      params: updatePath,
      body: updateInput,
      answers: { 201: eventAnswer },
    },
    async ({ context, params, body, expected, idempotency, signal }) => {
      const from = { context, signal, idempotency };
      const said = { phase: wirePhase(body.phase), text: wireText(body.text), states: wireStates(body.states) };
      const update = { ...said, at: timestampOr(body.at) };
      const request = { eventId: params.id, updateId: params.updateId, update };
      const write = (version: number) => status.call('CorrectUpdate', { ...request, version }, from);
      const read = currentEvent(kit, params.id, from, params.updateId);
      const made = await ifMatched({ expected, write, read, sent: body });
      changed();
      return answered(made, 201);
    },
  );
};

/** Routes of drafts (ST-03). */
export const draftRoutes: Routes = (route, kit) => {
  const { backends, changed } = kit;
  const { status } = backends;
  const spec = { ...eventWrite, ifMatch: 'required', params: eventPath } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/publish`, operationId: 'publishEvent' },
      ...{ summary: 'Publishes a draft now', idempotent: true },
      answers: { 200: eventAnswer },
    },
    async ({ context, params, expected, idempotency, signal }) => {
      const from = { context, signal, idempotency };
      const write = (version: number) => status.call('PublishEvent', { id: params.id, version }, from);
      const read = currentEvent(kit, params.id, from);
      const made = await ifMatched({ expected, write, read, sent: { publication: 'published' } });
      changed();
      return answered(made, 200);
    },
  );
};

/** The route that takes back what was published last (ST-21). */
export const takeBackRoutes: Routes = (route, kit) => {
  const { backends, changed } = kit;
  const { status } = backends;
  const spec = { ...eventWrite, ifMatch: 'required', params: eventPath } as const;
  route(
    {
      ...{ ...spec, method: 'post', path: `${base}/events/{id}/take-back`, operationId: 'takeBackEvent' },
      summary:
        'Takes back what was published within the last 30 seconds: an event is a draft again, an update counts no longer',
      idempotent: true,
      answers: { 200: eventAnswer },
    },
    async ({ context, params, expected, idempotency, signal }) => {
      const from = { context, signal, idempotency };
      const write = (version: number) => status.call('TakeBackEvent', { id: params.id, version }, from);
      const made = await ifMatched({ expected, write, read: currentEvent(kit, params.id, from), sent: {} });
      changed();
      return answered(made, 200);
    },
  );
};

/** The route that throws a draft away (ST-03). */
export const draftDeleteRoutes: Routes = (route, kit) => {
  const { backends, changed } = kit;
  const { status } = backends;
  const spec = { ...eventWrite, ifMatch: 'required', params: eventPath } as const;
  route(
    {
      ...{ ...spec, method: 'delete', path: `${base}/events/{id}`, operationId: 'deleteDraft' },
      summary: 'Throws a draft away; what is published can only be resolved, completed or cancelled',
      answers: { 204: { description: 'Gone.' } },
    },
    async ({ context, params, expected, signal }) => {
      const from = { context, signal };
      const write = (version: number) => status.call('DeleteDraft', { id: params.id, version }, from);
      await ifMatched({ expected, write, read: currentEvent(kit, params.id, from), sent: {} });
      changed();
      return { status: 204 };
    },
  );
};
