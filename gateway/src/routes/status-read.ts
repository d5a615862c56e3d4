import { day, dayOrInstant, flag, key, keyList, pageQuery } from '../schemas/common.ts';
import { componentList, component } from '../schemas/components.ts';
import { event, eventFilters, eventList, eventPath } from '../schemas/events.ts';
import { componentSummary, componentWeather, rangeQuery, uptimeReport, weather } from '../schemas/weather.ts';
import { z } from 'zod';
import { versionEtag } from '../http/etag.ts';
import { csv, eventColumns, eventRow } from '../views/csv.ts';
import { eventListView, eventView } from '../views/events.ts';
import { componentView } from '../views/page.ts';
import { uptimeCsv, uptimeReportView } from '../views/uptime.ts';
import { componentSource, weatherSource } from '../weather/sources.ts';
import { componentJson, summaryJson, weatherJson } from '../weather/views.ts';
import { eventPages, eventsRequest } from './event-list.ts';
import { download } from './download.ts';
import type { Routes } from './routes.ts';

const usualDays = 90;
const base = '/api/v1/status';

/** GET routes of the weather in numbers (ST-01, ST-02, ST-12). */
export const weatherReadRoutes: Routes = (route, { prepared }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/weather`, operationId: 'getWeather', tag: 'weather' },
      summary: 'The whole page in numbers',
      query: rangeQuery,
      answers: { 200: { description: 'The page.', schema: weather } },
    },
    ({ req, query: { region, days = usualDays, until } }) =>
      prepared(req, {
        source: weatherSource,
        query: { region, days, until },
        view: weatherJson,
        asked: {},
        keepAddress: true,
      }),
  );
  route(
    {
      ...{
        method: 'get',
        path: `${base}/components/{key}/weather`,
        operationId: 'getComponentWeather',
        tag: 'weather',
      },
      summary: 'One component in numbers, with its past events',
      params: { key },
      query: { ...rangeQuery, ...pageQuery },
      answers: { 200: { description: 'The component.', schema: componentWeather } },
    },
    ({ req, params, query: { region, days = usualDays, until, cursor, limit } }) => {
      const wanted = { key: params.key, region, days, until, token: cursor, size: limit ?? 50 };
      return prepared(req, {
        source: componentSource,
        query: wanted,
        view: componentJson,
        asked: {},
        keepAddress: true,
      });
    },
  );
  route(
    {
      ...{
        method: 'get',
        path: `${base}/components/{key}/summary`,
        operationId: 'getComponentSummary',
        tag: 'weather',
      },
      summary: 'The state of a component in a few words',
      params: { key },
      query: { region: key.optional() },
      answers: { 200: { description: 'The summary.', schema: componentSummary } },
    },
    ({ req, params, query: { region } }) => {
      const wanted = { key: params.key, region, days: 1, size: 1 };
      return prepared(req, { source: componentSource, query: wanted, view: summaryJson, asked: {}, keepAddress: true });
    },
  );
};

const usualPeriodDays = 30;
const thirtyDaysAgo = (): string => new Date(Date.now() - usualPeriodDays * 86_400_000).toISOString();

const uptimeQuery = {
  components: keyList.optional(),
  component: key.optional().describe('The same as `components` with one key.'),
  region: key.optional(),
  from: dayOrInstant.optional().describe('Begin, inclusive; 30 days ago unless said.'),
  until: z
    .union([day, dayOrInstant])
    .optional()
    .describe('End: a day (inclusive) or an instant (exclusive); now unless said.'),
  maintenance: z.enum(['excluded', 'counted']).optional().describe('Whether planned maintenance counts as an outage.'),
};

/** GET routes of uptime (ST-06). */
export const uptimeRoutes: Routes = (route, { status }) => {
  const spec = { method: 'get', tag: 'weather', query: uptimeQuery } as const;
  type Query = { [K in keyof typeof uptimeQuery]?: z.output<(typeof uptimeQuery)[K]> };
  const request = ({ components, component: one, region = '', from = thirtyDaysAgo(), until = '' }: Query) => ({
    components: components ?? (one === undefined ? [] : [one]),
    ...{ region, from, until },
  });
  route(
    {
      ...{ ...spec, path: `${base}/uptime`, operationId: 'getUptime', summary: 'Uptime per component over a period' },
      answers: { 200: { description: 'Uptime, exact to the second.', schema: uptimeReport } },
    },
    async ({ context, query, signal }) => {
      const report = await status.call('GetUptime', request(query), { context, signal });
      return { status: 200, json: uptimeReportView(report, query.maintenance ?? 'excluded') };
    },
  );
  route(
    {
      ...{ ...spec, path: `${base}/uptime.csv`, operationId: 'getUptimeCsv', summary: 'The same as a table' },
      answers: { 200: { description: 'CSV in UTF-8.', type: 'text/csv' } },
    },
    async ({ context, query, signal }) => {
      const report = await status.call('GetUptime', request(query), { context, signal });
      return download('uptime.csv', uptimeCsv(uptimeReportView(report, query.maintenance ?? 'excluded')));
    },
  );
};

/** GET routes of components. */
export const componentReadRoutes: Routes = (route, { status }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/components`, operationId: 'listComponents', tag: 'components' },
      summary: 'All components, in the order of the tree',
      query: { archived: flag.optional().describe('Those taken off the page too.') },
      answers: { 200: { description: 'All components.', schema: componentList } },
    },
    async ({ context, query, signal }) => {
      const { components } = await status.call(
        'ListComponents',
        { archived: query.archived ?? false },
        { context, signal },
      );
      return { status: 200, json: { components: components.map(componentView) } };
    },
  );
  route(
    {
      ...{ method: 'get', path: `${base}/components/{key}`, operationId: 'getComponent', tag: 'components' },
      summary: 'One component',
      params: { key },
      answers: { 200: { description: 'The component.', schema: component } },
    },
    async ({ context, params, signal }) => {
      const found = await status.call('GetComponent', { key: params.key }, { context, signal });
      return { status: 200, json: componentView(found), etag: versionEtag(found.version) };
    },
  );
};

/** GET routes of events (ST-03). */
export const eventReadRoutes: Routes = (route, { status }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/events`, operationId: 'listEvents', tag: 'events' },
      summary: 'Incidents and maintenance, newest first',
      query: {
        ...eventFilters,
        ...pageQuery,
        drafts: flag.optional().describe('Drafts and scheduled publications instead.'),
      },
      answers: { 200: { description: 'A page of events.', schema: eventList } },
    },
    async ({ context, query, signal }) => {
      const page = { size: query.limit ?? 50, token: query.cursor ?? '' };
      const request = { ...eventsRequest(query), drafts: query.drafts ?? false, page };
      return { status: 200, json: eventListView(await status.call('ListEvents', request, { context, signal })) };
    },
  );
  route(
    {
      ...{ method: 'get', path: `${base}/events.csv`, operationId: 'exportEvents', tag: 'events' },
      summary: 'The same as a table: all events that fit, at most 10 000',
      query: eventFilters,
      answers: { 200: { description: 'CSV in UTF-8.', type: 'text/csv' } },
    },
    async ({ context, query, signal }) => {
      const events = await eventPages(status, eventsRequest(query), { context, signal });
      return download('events.csv', csv([eventColumns, ...events.map((one) => eventRow(eventView(one)))]));
    },
  );
  route(
    {
      ...{ method: 'get', path: `${base}/events/{id}`, operationId: 'getEvent', tag: 'events' },
      summary: 'One event with its course and its intervals',
      params: eventPath,
      answers: { 200: { description: 'The event.', schema: event } },
    },
    async ({ context, params, signal }) => {
      const found = await status.call('GetEvent', { id: params.id }, { context, signal });
      return { status: 200, json: eventView(found), etag: versionEtag(found.version) };
    },
  );
};
