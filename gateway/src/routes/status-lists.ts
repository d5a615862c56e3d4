import { versionEtag } from '../http/etag.ts';
import { flag, key, pageQuery } from '../schemas/common.ts';
import { component, componentList } from '../schemas/components.ts';
import { event, eventFilters, eventList, eventPath } from '../schemas/events.ts';
import { csv, eventColumns, eventRow } from '../views/csv.ts';
import { eventListView, eventView } from '../views/events.ts';
import { componentView } from '../views/page.ts';
import { download } from './download.ts';
import { eventPages, eventsRequest } from './event-list.ts';
import type { Routes } from './routes.ts';

const base = '/api/v1/status';

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
};

/** GET routes of the table of events, and of one event. */
export const eventExportRoutes: Routes = (route, { status }) => {
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
