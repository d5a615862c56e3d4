import { day, dayOrInstant, key, keyList, pageQuery } from '../schemas/common.ts';
import { componentSummary, componentWeather, rangeQuery, uptimeReport, weather } from '../schemas/weather.ts';
import { z } from 'zod';
import { componentSource } from '../weather/sources/component.ts';
import { uptimeSource } from '../weather/sources/uptime.ts';
import { weatherSource } from '../weather/sources/weather.ts';
import { componentJson, summaryJson, uptimeJson, uptimeTable, weatherJson } from '../weather/views.ts';
import type { Routes } from './routes.ts';

const usualDays = 90;
const base = '/api/v1/status';

/** The whole page in numbers (ST-01, ST-12). */
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
};

/** One component in numbers (ST-02). */
export const componentWeatherRoutes: Routes = (route, { prepared }) => {
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
};

/** The state of a component in a few words (ST-15). */
export const summaryRoutes: Routes = (route, { prepared }) => {
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

type UptimeAsked = { [K in keyof typeof uptimeQuery]?: z.output<(typeof uptimeQuery)[K]> };

const uptimeWish = ({ component: one, maintenance = 'excluded', ...rest }: UptimeAsked) => {
  const components = rest.components ?? (one === undefined ? undefined : [one]);
  return { maintenance, query: { ...rest, components } };
};

/** GET routes of uptime (ST-06). */
export const uptimeRoutes: Routes = (route, { prepared }) => {
  const spec = { method: 'get', tag: 'weather', query: uptimeQuery } as const;
  const shown = { source: uptimeSource, asked: {}, keepAddress: true };
  route(
    {
      ...{ ...spec, path: `${base}/uptime`, operationId: 'getUptime', summary: 'Uptime per component over a period' },
      answers: { 200: { description: 'Uptime, exact to the second.', schema: uptimeReport } },
    },
    ({ req, query: asked }) => {
      const { maintenance, query } = uptimeWish(asked);
      return prepared(req, { ...shown, query, view: uptimeJson(maintenance) });
    },
  );
  route(
    {
      ...{ ...spec, path: `${base}/uptime.csv`, operationId: 'getUptimeCsv', summary: 'The same as a table' },
      answers: { 200: { description: 'CSV in UTF-8.', type: 'text/csv' } },
    },
    ({ req, query: asked }) => {
      const { maintenance, query } = uptimeWish(asked);
      return prepared(req, { ...shown, query, view: uptimeTable(maintenance) });
    },
  );
};
