import type { Postmortem__Output } from '@atrium/protos/gen/atrium/status/v1/Postmortem';
import { versionEtag } from '../http/etag.ts';
import { eventPath } from '../schemas/events.ts';
import { postmortem, postmortemInput } from '../schemas/postmortems.ts';
import { actorOrNull, isoOrNull, textOf, wireText } from '../views/wire.ts';
import type { Routes } from './routes.ts';
import { ifMatched, type Current } from './stale.ts';

const path = '/api/v1/status/events/{id}/postmortem';
const answers = { 200: { description: 'The post-mortem.', schema: postmortem } };

const viewOf = (of: Postmortem__Output) => ({
  event: of.event,
  text: textOf(of.text),
  publishedAt: isoOrNull(of.publishedAt),
  updatedAt: isoOrNull(of.updatedAt),
  updatedBy: actorOrNull(of.updatedBy),
  version: of.version,
});

const answered = (found: Postmortem__Output) => ({
  status: 200,
  json: viewOf(found),
  etag: versionEtag(found.version),
});

/** Routes of post-mortems (ST-13). */
export const postmortemRoutes: Routes = (route, { backends: { status }, changed }) => {
  route(
    {
      ...{ method: 'get', path, operationId: 'getPostmortem', tag: 'events', params: eventPath },
      summary: 'What was learnt from an event that is over; drafts are for agents',
      answers,
    },
    async ({ context, params, signal }) =>
      answered(await status.call('GetPostmortem', { event: params.id }, { context, signal })),
  );
  route(
    {
      ...{ method: 'put', path, operationId: 'putPostmortem', tag: 'events', params: eventPath },
      ...{ scopes: ['status:write'], ifMatch: 'orNew', body: postmortemInput },
      summary: 'Writes, changes or publishes the post-mortem of an event that is over',
      answers,
    },
    async ({ context, params, body, expected, signal }) => {
      const from = { context, signal };
      const wanted = { event: params.id, text: wireText(body.text) };
      const read = async (): Promise<Current> => {
        const stored = await status.call('GetPostmortem', { event: params.id }, from);
        return { stored, view: viewOf(stored) };
      };
      const write = (version: number) =>
        status.call('PutPostmortem', { postmortem: wanted, publish: body.publish ?? false, version }, from);
      const made = await ifMatched({ expected, write, read, sent: { text: body.text } });
      changed();
      return answered(made);
    },
  );
};
