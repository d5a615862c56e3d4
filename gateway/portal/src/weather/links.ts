import type { Query } from './model.ts';

/** Where everything is; `query` is what the reader chose, and goes along. */
const withQuery = (path: string, values: Record<string, string | number | undefined>): string => {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&');
  return text === '' ? path : `${path}?${text}`;
};

const kept = (query: Query): Record<string, string | number | undefined> => ({
  region: query.region,
  lang: query.lang,
});

/** `/status` with the reader's choices, some of them changed. */
export const weatherLink = (query: Query, change: Query = {}): string => {
  const { days, until, region, lang } = { ...query, ...change };
  return withQuery('/status', { days, until, region, lang });
};

/** The page of a component; `region=all` means nothing there. */
export const componentLink = (query: Query, key: string, change: Query = {}): string => {
  const { days, until, region, lang, pageToken } = {
    ...query,
    until: undefined,
    pageToken: undefined,
    days: undefined,
    ...change,
  };
  const path = `/status/components/${encodeURIComponent(key)}`;
  return withQuery(path, { days, until, region: region === 'all' ? undefined : region, lang, page_token: pageToken });
};

/** The page of an event. */
export const eventLink = (query: Query, id: string, change: Query = {}): string =>
  withQuery(`/status/events/${encodeURIComponent(id)}`, kept({ ...query, ...change }));

/** The page of a day, of one component where `component` is given. */
export const dayLink = (query: Query, day: string, component?: string, change: Query = {}): string =>
  withQuery(`/status/days/${day}`, { component, ...kept({ ...query, ...change }) });

/** News as Atom, of one component where a key is given (ST-08). */
export const feedLink = (component?: string, region?: string): string =>
  withQuery('/status/feed.atom', { component, region });

/** Planned maintenance as iCal (ST-08). */
export const calendarLink = (component?: string, region?: string): string =>
  withQuery('/status/maintenance.ics', { component, region });

/** The badge of a component (ST-15). */
export const badgeLink = (component: string): string => `/status/components/${encodeURIComponent(component)}/badge.svg`;

/** Uptime as CSV (ST-06). */
export const csvLink = (region: string, from: string, until: string, component?: string): string =>
  withQuery('/api/v1/status/uptime.csv', { component, region, from, until });

/** The numbers of the whole page. */
export const weatherJsonLink = (region: string, days: number, until: string): string =>
  withQuery('/api/v1/status/weather', { region, days, until });

/** The page that explains the API. */
export const apiLink = '/api/docs';
