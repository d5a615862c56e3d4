import type { CallFrom } from '../backend.ts';
import { notFound } from '../errors.ts';
import { versionEtag } from '../http/etag.ts';
import { key, pageQuery } from '../schemas/common.ts';
import { region, regionInput, regionList, settings, settingsInput } from '../schemas/page.ts';
import { template, templateInput, templateList } from '../schemas/page.ts';
import { regionView, settingsView, templateView, type RegionView, type TemplateView } from '../views/page.ts';
import { wireText } from '../views/wire.ts';
import { wireImpact, wireKind } from '../views/words.ts';
import type { RouteKit, Routes } from './routes.ts';
import { byChange, byKey, sliceOf, sortOf, type FewThings } from './slices.ts';
import { ifMatched, type Current } from './stale.ts';

const base = '/api/v1/status';
const admin = { tag: 'page', scopes: ['status:admin'] } as const;
const orNew = { ifMatch: 'orNew', params: { key } } as const;

const regionsList: FewThings<RegionView, 'position' | 'key' | '-updatedAt'> = {
  ...{ name: 'regions', idOf: ({ key: of }) => of, usual: 'position' },
  orders: { position: undefined, key: byKey, '-updatedAt': byChange },
};

const templatesList: FewThings<TemplateView, 'key' | '-updatedAt'> = {
  ...{ name: 'templates', idOf: ({ key: of }) => of, usual: 'key' },
  orders: { key: byKey, '-updatedAt': byChange },
};

const currentRegion = (kit: RouteKit, wanted: string, from: CallFrom) => async (): Promise<Current> => {
  const { regions } = await kit.backends.status.call('ListRegions', {}, from);
  const stored = regions.find((one) => one.key === wanted);
  if (!stored) throw notFound();
  return { stored, view: regionView(stored) };
};

/** Routes of regions (ST-07). */
export const regionRoutes: Routes = (route, kit) => {
  const { backends, changed } = kit;
  const { status } = backends;
  route(
    {
      ...{ method: 'get', path: `${base}/regions`, operationId: 'listRegions', tag: 'page', summary: 'Regions' },
      query: { ...pageQuery, sort: sortOf(regionsList) },
      answers: { 200: { description: 'A page of regions.', schema: regionList } },
    },
    async ({ context, query, signal }) => {
      const { regions } = await status.call('ListRegions', {}, { context, signal });
      const { shown, nextCursor } = sliceOf(regionsList, regions.map(regionView), query);
      return { status: 200, json: { regions: shown, nextCursor } };
    },
  );
  route(
    {
      ...{ ...admin, ...orNew, method: 'put', path: `${base}/regions/{key}`, operationId: 'putRegion' },
      summary: 'Makes or changes a region; the version for If-Match is in the list',
      body: regionInput,
      answers: { 200: { description: 'The region.', schema: region } },
    },
    async ({ context, params, body, expected, signal }) => {
      const from = { context, signal };
      const { timeZone, position = 0 } = body;
      const region = { key: params.key, name: wireText(body.name), timeZone, position };
      const write = (version: number) => status.call('PutRegion', { region: { ...region, version } }, from);
      const made = await ifMatched({ expected, write, read: currentRegion(kit, params.key, from), sent: body });
      changed();
      return { status: 200, json: regionView(made), etag: versionEtag(made.version) };
    },
  );
};

/** Routes of the page's settings (ST-05). */
export const settingsRoutes: Routes = (route, { backends: { status }, changed }) => {
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
    async ({ context, body, expected, signal }) => {
      const from = { context, signal };
      const { majorOutage, partialOutage, degradedPerformance } = body.weights;
      const weights = { weightMajorOutage: majorOutage, weightPartialOutage: partialOutage };
      const wanted = { ...weights, weightDegradedPerformance: degradedPerformance, name: wireText(body.name) };
      const read = async (): Promise<Current> => {
        const stored = await status.call('GetSettings', {}, from);
        return { stored, view: settingsView(stored) };
      };
      const write = (version: number) => status.call('PutSettings', { settings: { ...wanted, version } }, from);
      const made = await ifMatched({ expected, write, read, sent: body });
      changed();
      return { status: 200, json: settingsView(made), etag: versionEtag(made.version) };
    },
  );
};

const currentTemplate = (kit: RouteKit, wanted: string, from: CallFrom) => async (): Promise<Current> => {
  const { templates } = await kit.backends.status.call('ListTemplates', {}, from);
  const stored = templates.find((one) => one.key === wanted);
  if (!stored) throw notFound();
  return { stored, view: templateView(stored) };
};

const writes = { tag: 'page', scopes: ['status:write'] } as const;

/** The route that lists templates (ST-03). */
export const templateReadRoutes: Routes = (route, { backends: { status } }) => {
  route(
    {
      ...{
        ...writes,
        method: 'get',
        path: `${base}/templates`,
        operationId: 'listTemplates',
        summary: 'Templates',
      },
      query: { ...pageQuery, sort: sortOf(templatesList) },
      answers: { 200: { description: 'A page of templates.', schema: templateList } },
    },
    async ({ context, query, signal }) => {
      const { templates } = await status.call('ListTemplates', {}, { context, signal });
      const { shown, nextCursor } = sliceOf(templatesList, templates.map(templateView), query);
      return { status: 200, json: { templates: shown, nextCursor } };
    },
  );
};

/** Routes that make, change and remove templates. */
export const templateWriteRoutes: Routes = (route, kit) => {
  const { status } = kit.backends;
  route(
    {
      ...{ ...writes, ...orNew, method: 'put', path: `${base}/templates/{key}`, operationId: 'putTemplate' },
      summary: 'Makes or changes a template',
      body: templateInput,
      answers: { 200: { description: 'The template.', schema: template } },
    },
    async ({ context, params, body, expected, signal }) => {
      const from = { context, signal };
      const texts = { title: wireText(body.title), text: wireText(body.text), impact: wireImpact(body.impact) };
      const rest = { key: params.key, kind: wireKind(body.kind), components: body.components ?? [] };
      const write = (version: number) => status.call('PutTemplate', { template: { ...texts, ...rest, version } }, from);
      const made = await ifMatched({ expected, write, read: currentTemplate(kit, params.key, from), sent: body });
      return { status: 200, json: templateView(made), etag: versionEtag(made.version) };
    },
  );
  route(
    {
      ...{ ...writes, method: 'delete', path: `${base}/templates/{key}`, operationId: 'deleteTemplate' },
      ...{ summary: 'Removes a template', ifMatch: 'required', params: { key } },
      answers: { 204: { description: 'Gone.' } },
    },
    async ({ context, params, expected, signal }) => {
      const from = { context, signal };
      const write = (version: number) => status.call('DeleteTemplate', { key: params.key, version }, from);
      await ifMatched({ expected, write, read: currentTemplate(kit, params.key, from), sent: {} });
      return { status: 204 };
    },
  );
};
