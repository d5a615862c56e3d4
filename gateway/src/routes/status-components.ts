import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { z } from 'zod';
import type { CallFrom, StatusRequest } from '../backends.ts';
import { stale } from '../errors.ts';
import { versionEtag } from '../http/etag.ts';
import type { Answer } from '../http/respond.ts';
import { key } from '../schemas/common.ts';
import { component, componentInput, componentPatch } from '../schemas/components.ts';
import { componentView } from '../views/page.ts';
import { timestampOr, wireText, type TextInput } from '../views/wire.ts';
import type { RouteKit, Routes } from './routes.ts';
import { orStale } from './stale.ts';

const base = '/api/v1/status/components';
const spec = { tag: 'components', scopes: ['status:admin'] } as const;

type Patch = z.output<typeof componentPatch>;
type Wanted = StatusRequest<'UpdateComponent'>;

const answered = (made: Component__Output, status: number): Answer => ({
  status,
  json: componentView(made),
  etag: versionEtag(made.version),
  ...(status === 201 && { headers: ['Location', `${base}/${made.key}`] }),
});

// A language that is not sent stays as it is.
const merged = (is: Component__Output['name'], sent: TextInput | undefined) =>
  sent === undefined ? is : { fr: sent.fr ?? is?.fr ?? '', en: sent.en ?? is?.en ?? '' };

const changedTo = (is: Component__Output, version: number, sent: Patch): Wanted => ({
  component: {
    key: is.key,
    version,
    parent: sent.parent ?? is.parent,
    name: merged(is.name, sent.name),
    description: merged(is.description, sent.description),
    regions: sent.regions ?? is.regions,
    position: sent.position ?? is.position,
    knownSince: sent.knownSince === undefined ? is.knownSince : timestampOr(sent.knownSince),
    archived: sent.archived ?? is.archived,
  },
});

const change = (kit: RouteKit, wanted: { key: string; version: number; patch: Patch }, from: CallFrom) => {
  const read = () => kit.status.call('GetComponent', { key: wanted.key }, from);
  const write = async (): Promise<Component__Output> => {
    const is = await read();
    if (is.version !== wanted.version) throw stale();
    return kit.status.call('UpdateComponent', changedTo(is, wanted.version, wanted.patch), from);
  };
  const current = async () => {
    const stored = await read();
    return { stored, view: componentView(stored) };
  };
  return orStale(write, current, wanted.patch);
};

/** Routes that make and change components (ST-18). */
export const componentWriteRoutes: Routes = (route, kit) => {
  route(
    {
      ...{ ...spec, method: 'post', path: base, operationId: 'createComponent', idempotent: true },
      summary: 'Makes a component',
      body: componentInput,
      answers: { 201: { description: 'The component.', schema: component } },
    },
    async ({ context, body, idempotency, signal }) => {
      const { key: wanted, parent = 'page', regions = [], position = 0 } = body;
      const texts = { name: wireText(body.name), description: wireText(body.description) };
      const request = { ...texts, key: wanted, parent, regions, position, knownSince: timestampOr(body.knownSince) };
      const made = await kit.status.call('CreateComponent', { component: request }, { context, idempotency, signal });
      kit.changed();
      return answered(made, 201);
    },
  );
  route(
    {
      ...{ ...spec, method: 'patch', path: `${base}/{key}`, operationId: 'changeComponent', ifMatch: 'required' },
      summary: 'Changes a component, or takes it off the page; its history stays',
      params: { key },
      body: componentPatch,
      answers: { 200: { description: 'The component.', schema: component } },
    },
    async ({ context, params, body, version, signal }) => {
      const made = await change(kit, { key: params.key, version, patch: body }, { context, signal });
      kit.changed();
      return answered(made, 200);
    },
  );
};
