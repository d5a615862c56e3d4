import { z } from 'zod';
import { key } from '../schemas/common.ts';
import { componentSummary } from '../schemas/weather.ts';
import { componentSource } from '../weather/sources/component.ts';
import { eventsSource } from '../weather/sources/events.ts';
import { atom, badge, calendar, sharedSummary } from '../weather/views.ts';
import type { Routes } from './routes.ts';

const filters = { component: key.optional(), region: key.optional() };
/** As many events as a feed has entries: each has an update of its own at least. */
const feedSize = 100;
const calendarSize = 100;

const withQuery = (path: string, values: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};

/** Feeds that programs follow (ST-08). */
export const feedRoutes: Routes = (route, { prepared }) => {
  route(
    {
      ...{ method: 'get', path: '/status/feed.atom', operationId: 'atomFeed', tag: 'feeds' },
      summary: 'The latest 100 updates, newest first, as Atom',
      query: { ...filters, kind: z.enum(['incident', 'maintenance']).optional() },
      answers: { 200: { description: 'The feed.', type: 'application/atom+xml' } },
    },
    ({ req, query: { component, region, kind } }) => {
      const view = atom(withQuery('/status/feed.atom', { component, region, kind }));
      const query = { component, region, kind, byUpdate: true as const, size: feedSize };
      return prepared(req, { source: eventsSource, query, view, asked: {}, keepAddress: true });
    },
  );
  route(
    {
      ...{ method: 'get', path: '/status/maintenance.ics', operationId: 'maintenanceCalendar', tag: 'feeds' },
      summary: 'Planned maintenance as a calendar',
      query: filters,
      answers: { 200: { description: 'The calendar.', type: 'text/calendar' } },
    },
    ({ req, query: { component, region } }) => {
      const query = { component, region, kind: 'maintenance' as const, size: calendarSize };
      return prepared(req, { source: eventsSource, query, view: calendar, asked: {}, keepAddress: true });
    },
  );
};

/** What other sites show of a component (ST-15). */
export const badgeRoutes: Routes = (route, { prepared }) => {
  route(
    {
      ...{ method: 'get', path: '/status/components/{key}/badge.svg', operationId: 'badge', tag: 'feeds' },
      summary: 'The state of a component as a picture',
      ...{ params: { key }, query: { region: key.optional() } },
      answers: { 200: { description: 'The badge.', type: 'image/svg+xml' } },
    },
    ({ req, params, query: { region } }) => {
      const query = { key: params.key, region, days: 1, size: 1 };
      return prepared(req, { source: componentSource, query, view: badge, asked: {}, keepAddress: true });
    },
  );
  route(
    {
      ...{ method: 'get', path: '/status/components/{key}.json', operationId: 'sharedSummary', tag: 'feeds' },
      summary: 'The state of a component for scripts of other sites',
      ...{ params: { key }, query: { region: key.optional() } },
      answers: { 200: { description: 'The summary.', schema: componentSummary } },
    },
    ({ req, params, query: { region } }) => {
      const query = { key: params.key, region, days: 1, size: 1 };
      return prepared(req, { source: componentSource, query, view: sharedSummary, asked: {}, keepAddress: true });
    },
  );
};
