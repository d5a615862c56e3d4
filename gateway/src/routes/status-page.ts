import type { CallFrom } from '../backends.ts';
import { notFound } from '../errors.ts';
import { versionEtag } from '../http/etag.ts';
import { key } from '../schemas/common.ts';
import { region, regionInput, regionList, settings, settingsInput } from '../schemas/page.ts';
import { template, templateInput, templateList } from '../schemas/page.ts';
import { regionView, settingsView, templateView } from '../views/page.ts';
import { wireText } from '../views/wire.ts';
import { wireImpact, wireKind } from '../views/words.ts';
import type { RouteKit, Routes } from './routes.ts';
import { orStale, type Current } from './stale.ts';

const base = '/api/v1/status';
const admin = { tag: 'page', scopes: ['status:admin'] } as const;
const orNew = { ifMatch: 'orNew', params: { key } } as const;

const currentRegion = (kit: RouteKit, wanted: string, from: CallFrom) => async (): Promise<Current> => {
  const { regions } = await kit.status.call('ListRegions', {}, from);
  const stored = regions.find((one) => one.key === wanted);
  if (!stored) throw notFound();
  return { stored, view: regionView(stored) };
};

/** Routes of regions (ST-07). */
export const regionRoutes: Routes = (route, kit) => {
  const { status, changed } = kit;
  route(
    {
      ...{ method: 'get', path: `${base}/regions`, operationId: 'listRegions', tag: 'page', summary: 'All regions' },
      answers: { 200: { description: 'All regions, in order.', schema: regionList } },
    },
    async ({ context, signal }) => {
      const { regions } = await status.call('ListRegions', {}, { context, signal });
      return { status: 200, json: { regions: regions.map(regionView) } };
    },
  );
  route(
    {
      ...{ ...admin, ...orNew, method: 'put', path: `${base}/regions/{key}`, operationId: 'putRegion' },
      summary: 'Makes or changes a region; the version for If-Match is in the list',
      body: regionInput,
      answers: { 200: { description: 'The region.', schema: region } },
    },
    async ({ context, params, body, version, signal }) => {
      const from = { context, signal };
      const { timeZone, position = 0 } = body;
      const wanted = { key: params.key, version, name: wireText(body.name), timeZone, position };
      const put = () => status.call('PutRegion', { region: wanted }, from);
      const made = await orStale(put, currentRegion(kit, params.key, from), body);
      changed();
      return { status: 200, json: regionView(made), etag: versionEtag(made.version) };
    },
  );
};

/** Routes of the page's settings (ST-05). */
export const settingsRoutes: Routes = (route, { status, changed }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/settings`, operationId: 'getSettings', tag: 'page' },
      summary: 'Name of the page and the weights of uptime',
      answers: { 200: { description: 'The settings.', schema: settings } },
    },
    async ({ context, signal }) => {
      const found = await status.call('GetSettings', {}, { context, signal });
      return { status: 200, json: settingsView(found), etag: versionEtag(found.version) };
    },
  );
  route(
    {
      ...{ ...admin, method: 'put', path: `${base}/settings`, operationId: 'putSettings', ifMatch: 'required' },
      summary: 'Changes the settings',
      body: settingsInput,
      answers: { 200: { description: 'The settings.', schema: settings } },
    },
    async ({ context, body, version, signal }) => {
      const from = { context, signal };
      const { majorOutage, partialOutage, degradedPerformance } = body.weights;
      const weights = { weightMajorOutage: majorOutage, weightPartialOutage: partialOutage };
      const wanted = { ...weights, weightDegradedPerformance: degradedPerformance, name: wireText(body.name), version };
      const current = async (): Promise<Current> => {
        const stored = await status.call('GetSettings', {}, from);
        return { stored, view: settingsView(stored) };
      };
      const made = await orStale(() => status.call('PutSettings', { settings: wanted }, from), current, body);
      changed();
      return { status: 200, json: settingsView(made), etag: versionEtag(made.version) };
    },
  );
};

const currentTemplate = (kit: RouteKit, wanted: string, from: CallFrom) => async (): Promise<Current> => {
  const { templates } = await kit.status.call('ListTemplates', {}, from);
  const stored = templates.find((one) => one.key === wanted);
  if (!stored) throw notFound();
  return { stored, view: templateView(stored) };
};

const writes = { tag: 'page', scopes: ['status:write'] } as const;

/** The route that lists templates (ST-03). */
export const templateReadRoutes: Routes = (route, { status }) => {
  route(
    {
      ...{
        ...writes,
        method: 'get',
        path: `${base}/templates`,
        operationId: 'listTemplates',
        summary: 'All templates',
      },
      answers: { 200: { description: 'All templates, by key.', schema: templateList } },
    },
    async ({ context, signal }) => {
      const { templates } = await status.call('ListTemplates', {}, { context, signal });
      return { status: 200, json: { templates: templates.map(templateView) } };
    },
  );
};

/** Routes that make, change and remove templates. */
export const templateWriteRoutes: Routes = (route, kit) => {
  const { status } = kit;
  route(
    {
      ...{ ...writes, ...orNew, method: 'put', path: `${base}/templates/{key}`, operationId: 'putTemplate' },
      summary: 'Makes or changes a template',
      body: templateInput,
      answers: { 200: { description: 'The template.', schema: template } },
    },
    async ({ context, params, body, version, signal }) => {
      const from = { context, signal };
      const texts = { title: wireText(body.title), text: wireText(body.text), impact: wireImpact(body.impact) };
      const rest = { key: params.key, version, kind: wireKind(body.kind), components: body.components ?? [] };
      const put = () => status.call('PutTemplate', { template: { ...texts, ...rest } }, from);
      const made = await orStale(put, currentTemplate(kit, params.key, from), body);
      return { status: 200, json: templateView(made), etag: versionEtag(made.version) };
    },
  );
  route(
    {
      ...{ ...writes, method: 'delete', path: `${base}/templates/{key}`, operationId: 'deleteTemplate' },
      ...{ summary: 'Removes a template', ifMatch: 'required', params: { key } },
      answers: { 204: { description: 'Gone.' } },
    },
    async ({ context, params, version, signal }) => {
      const from = { context, signal };
      const remove = () => status.call('DeleteTemplate', { key: params.key, version }, from);
      await orStale(remove, currentTemplate(kit, params.key, from), {});
      return { status: 204 };
    },
  );
};
