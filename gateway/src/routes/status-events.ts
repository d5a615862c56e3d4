import type { z } from 'zod';
import type { StatusRequest } from '../backends.ts';
import { eventPath, incidentInput, maintenanceInput, updateInput } from '../schemas/events.ts';
import { timestampOr, wireText } from '../views/wire.ts';
import { wireImpact, wirePhase, wirePublication } from '../views/words.ts';
import { answered, eventAnswer, eventWrite, wireStates } from './event-parts.ts';
import type { Routes } from './routes.ts';

const base = '/api/v1/status';

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

/** Routes that report incidents and plan maintenance (ST-03, ST-04). */
export const eventCreateRoutes: Routes = (route, { backends: { status }, changed }) => {
  route(
    {
      ...{ ...eventWrite, method: 'post', path: `${base}/incidents`, operationId: 'reportIncident', idempotent: true },
      summary: 'Reports an incident, also as a draft or one that is over',
      body: incidentInput,
      answers: { 201: eventAnswer },
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
      ...{
        ...eventWrite,
        method: 'post',
        path: `${base}/maintenances`,
        operationId: 'planMaintenance',
        idempotent: true,
      },
      summary: 'Plans a maintenance; it opens and closes by itself',
      body: maintenanceInput,
      answers: { 201: eventAnswer },
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
export const eventUpdateRoutes: Routes = (route, { backends: { status }, changed }) => {
  route(
    {
      ...{
        ...eventWrite,
        method: 'post',
        path: `${base}/events/{id}/updates`,
        operationId: 'addUpdate',
        idempotent: true,
      },
      summary: 'Adds an update to an event',
      params: eventPath,
      body: updateInput,
      answers: { 201: eventAnswer },
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
