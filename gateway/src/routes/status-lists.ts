import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import { z } from 'zod';
import { versionEtag } from '../http/etag.ts';
import { flag, key, pageQuery } from '../schemas/common.ts';
import { component, componentList } from '../schemas/components.ts';
import { eventFilters, eventList, eventPath, wholeEvent } from '../schemas/events.ts';
import { csv, csvFile, csvRows, eventColumns, eventRow } from '../views/csv.ts';
import { eventListView, eventView, wholeEventView } from '../views/events.ts';
import { componentView, type ComponentView } from '../views/page.ts';
import { eventPages, eventsRequest, exportMs } from './event-list.ts';
import type { Routes } from './routes.ts';
import { byChange, byKey, sliceOf, sortOf, type FewThings } from './slices.ts';

const base = '/api/v1/status';

const componentsList: FewThings<ComponentView, 'tree' | 'key' | '-updatedAt'> = {
  ...{ name: 'components', idOf: ({ key: of }) => of, usual: 'tree' },
  orders: { tree: undefined, key: byKey, '-updatedAt': byChange },
};

/** GET routes of components. */
export const componentReadRoutes: Routes = (route, { backends: { status } }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/components`, operationId: 'listComponents', tag: 'components' },
      summary: 'Components, in the order of the tree unless said',
      query: {
        ...{ ...pageQuery, sort: sortOf(componentsList) },
        archived: flag.optional().describe('Those taken off the page too.'),
      },
      answers: { 200: { description: 'A page of components.', schema: componentList } },
    },
    async ({ context, query, signal }) => {
      const filters = { archived: query.archived ?? false };
      const { components } = await status.call('ListComponents', filters, { context, signal });
      const { shown, nextCursor } = sliceOf(componentsList, components.map(componentView), query, filters);
      return { status: 200, json: { components: shown, nextCursor } };
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
export const eventReadRoutes: Routes = (route, { backends: { status } }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/events`, operationId: 'listEvents', tag: 'events' },
      summary: 'Incidents and maintenance, newest begin first unless said',
      query: {
        ...eventFilters,
        ...pageQuery,
        sort: z.enum(['-startsAt', 'startsAt']).optional().describe('Order; -startsAt, newest first, unless said.'),
        intervals: flag.optional().describe('Each event with its intervals.'),
        drafts: flag.optional().describe('Drafts and scheduled publications instead.'),
      },
      answers: { 200: { description: 'A page of events.', schema: eventList } },
    },
    async ({ context, query, signal }) => {
      const page = { size: query.limit ?? 50, token: query.cursor ?? '' };
      const { drafts = false, intervals = false, sort } = query;
      const how = { drafts, intervals, oldestFirst: sort === 'startsAt' };
      const list = await status.call('ListEvents', { ...eventsRequest(query), ...how, page }, { context, signal });
      return { status: 200, json: eventListView(list, intervals ? wholeEventView : eventView) };
    },
  );
};

const rowsOf = (events: readonly Event__Output[]): string => csvRows(events.map((one) => eventRow(eventView(one))));

const table = async function* (
  first: readonly Event__Output[],
  rest: AsyncIterable<readonly Event__Output[]>,
): AsyncGenerator<string> {
  yield csv([eventColumns]) + rowsOf(first);
  for await (const events of rest) yield rowsOf(events);
};

/** GET routes of the table of events, and of one event. */
export const eventExportRoutes: Routes = (route, { backends: { status } }) => {
  route(
    {
      ...{ method: 'get', path: `${base}/events.csv`, operationId: 'exportEvents', tag: 'events' },
      summary: 'The same as a table: all events that fit, newest first',
      query: eventFilters,
      answers: { 200: { description: 'CSV in UTF-8.', type: 'text/csv' } },
    },
    async ({ context, query, signal }) => {
      const pages = eventPages(status, eventsRequest(query), { context, signal });
      // The first page is waited for, so that what cannot be had is a problem and no cut table.
      const first = await pages.next();
      const chunks = table(first.done === true ? [] : first.value, pages);
      return { status: 200, ...csvFile('events.csv'), stream: { chunks, withinMs: exportMs } };
    },
  );
  route(
    {
      ...{ method: 'get', path: `${base}/events/{id}`, operationId: 'getEvent', tag: 'events' },
      summary: 'One event with its course and its intervals',
      params: eventPath,
      answers: { 200: { description: 'The event.', schema: wholeEvent } },
    },
    async ({ context, params, signal }) => {
      const found = await status.call('GetEvent', { id: params.id }, { context, signal });
      return { status: 200, json: wholeEventView(found), etag: versionEtag(found.version) };
    },
  );
};
