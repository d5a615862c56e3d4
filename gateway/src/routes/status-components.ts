import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { z } from 'zod';
import type { CallFrom } from '../backend.ts';
import type { StatusRequest } from '../backends.ts';
import { stale } from '../errors.ts';
import { versionEtag, type Expected } from '../http/etag.ts';
import type { Answer } from '../http/respond.ts';
import { key } from '../schemas/common.ts';
import { component, componentInput, componentPatch } from '../schemas/components.ts';
import { componentView } from '../views/page.ts';
import { timestampOr, wireText, type TextInput } from '../views/wire.ts';
import type { RouteKit, Routes } from './routes.ts';
import { ifMatched } from './stale.ts';

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

type Text = Component__Output['name'];

const isPart = (sent: TextInput | undefined): boolean => sent !== undefined && Object.keys(sent).length < 2;

const merged = (is: Text | undefined, sent: TextInput | undefined): Text =>
  sent === undefined ? null : { fr: sent.fr ?? is?.fr ?? '', en: sent.en ?? is?.en ?? '' };

const fieldsOf = (sent: Patch): string[] =>
  Object.entries(sent)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => (name === 'knownSince' ? 'known_since' : name));

type Change = { key: string; expected: Expected; sent: Patch };

const wanted = ({ key: of, sent }: Change, version: number, is: Component__Output | undefined): Wanted => {
  const { parent = '', regions = [], position = 0, archived = false } = sent;
  const texts = { name: merged(is?.name, sent.name), description: merged(is?.description, sent.description) };
  const rest = { parent, regions, position, archived, knownSince: timestampOr(sent.knownSince) };
  const component = { key: of, version, ...texts, ...rest };
  return { component, fields: fieldsOf(sent) };
};

const change = ({ backends: { status } }: RouteKit, what: Change, from: CallFrom) => {
  const { sent, expected } = what;
  const stored = () => status.call('GetComponent', { key: what.key }, from);
  const write = async (version: number): Promise<Component__Output> => {
    // A language that is not sent stays as it is: it is taken from the version that the caller saw.
    const is = isPart(sent.name) || isPart(sent.description) ? await stored() : undefined;
    if (is !== undefined && is.version !== version) throw stale();
    return status.call('UpdateComponent', wanted(what, version, is), from);
  };
  const read = async () => {
    const found = await stored();
    return { stored: found, view: componentView(found) };
  };
  return ifMatched({ expected, write, read, sent });
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
      const made = await kit.backends.status.call(
        'CreateComponent',
        { component: request },
        { context, idempotency, signal },
      );
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
    async ({ context, params, body, expected, signal }) => {
      const made = await change(kit, { key: params.key, expected, sent: body }, { context, signal });
      kit.changed();
      return answered(made, 200);
    },
  );
};
