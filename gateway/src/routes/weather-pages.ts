import type { Query } from '@atrium/portal/weather';
import { z } from 'zod';
import { isLanguage, type Language } from '../http/language.ts';
import { id, key } from '../schemas/common.ts';
import { componentSource } from '../weather/sources/component.ts';
import { daySource } from '../weather/sources/day.ts';
import { eventSource } from '../weather/sources/event.ts';
import { weatherSource } from '../weather/sources/weather.ts';
import { componentPage, dayPage, eventPage, weatherPage } from '../weather/views.ts';
import type { Routes } from './routes.ts';

const page = { 200: { description: 'The page.', type: 'text/html' } } as const;
const shape = { method: 'get', tag: 'weather', page: true } as const;

const dayMs = 86_400_000;
// No zone is further than a day ahead; what comes after today would be answered like today, under keys without number.
const latest = (): string => new Date(Date.now() + dayMs).toISOString().slice(0, 10);

const region = key.optional().describe('Key of the region; the first one unless said.');

const range = {
  days: z.coerce.number().int().min(1).max(366).optional().describe('Days shown, 1 to 366.'),
  until: z.iso
    .date()
    .refine((day) => day >= '1990-01-01' && day <= latest())
    .optional()
    .describe('The last day shown, from 1990-01-01 on; today unless said.'),
};

const regionOrAll = key.optional().describe('Key of the region, the first one unless said; `all` compares them all.');
const pageToken = z.string().max(2000).optional().describe('Where the list of past events goes on.');

const usualDays = { weather: 90, component: 25 };

type Values = Readonly<Record<string, unknown>>;

// What a query says beyond these names means nothing to us; such addresses are without number and are not kept.
const isPlain = (query: Values, names: object): boolean =>
  Object.entries(query).every(([name, value]) => typeof value === 'string' && (name === 'lang' || name in names));

const langOf = ({ lang }: { readonly lang?: unknown }): { lang?: Language } => (isLanguage(lang) ? { lang } : {});

const said = (values: Record<string, string | number | undefined>): Query =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The pages of the weather, HTML that needs no script (ST-01, ST-02, ST-03). */
export const weatherPageRoutes: Routes = (route, { prepared }) => {
  const ofAll = { ...range, region: regionOrAll };
  route(
    {
      ...{ ...shape, path: '/status', operationId: 'weatherPage', summary: 'The weather of all components' },
      ...{ query: ofAll, answers: page },
    },
    ({ req, query, values }) => {
      const { days = usualDays.weather, until, region: of } = query;
      const asked = { ...said(query), ...langOf(values) };
      const keepAddress = isPlain(values, ofAll);
      return prepared(req, {
        ...{ source: weatherSource, query: { region: of, days, until }, view: weatherPage, asked, keepAddress },
      });
    },
  );
  const ofOne = { ...range, region, page_token: pageToken };
  route(
    {
      ...{ ...shape, path: '/status/components/{key}', operationId: 'componentPage', summary: 'One component' },
      ...{ params: { key }, query: ofOne, answers: page },
    },
    ({ req, params, query, values }) => {
      const { days = usualDays.component, until, region: of, page_token: token } = query;
      const asked = { ...said({ days: query.days, until, region: of, pageToken: token }), ...langOf(values) };
      const keepAddress = isPlain(values, ofOne);
      return prepared(req, {
        ...{ source: componentSource, query: { key: params.key, region: of, days, until, token } },
        ...{ view: componentPage, asked, keepAddress },
      });
    },
  );
};

/** The page of an event. */
export const eventPageRoutes: Routes = (route, { prepared }) => {
  route(
    {
      ...{ ...shape, path: '/status/events/{id}', operationId: 'eventPage', summary: 'One incident or maintenance' },
      ...{ params: { id }, query: { region }, answers: page },
    },
    ({ req, params, query, values }) => {
      const asked = { ...said(query), ...langOf(values) };
      const keepAddress = isPlain(values, { region });
      return prepared(req, { source: eventSource, query: { id: params.id }, view: eventPage, asked, keepAddress });
    },
  );
};

/** The page of a day. */
export const dayPageRoutes: Routes = (route, { prepared }) => {
  const component = key.optional().describe('Key of a component; all of them unless said.');
  const ofDay = { region, component };
  route(
    {
      ...{ ...shape, path: '/status/days/{date}', operationId: 'dayPage', summary: 'What happened on a day' },
      ...{ params: { date: z.iso.date() }, query: ofDay, answers: page },
    },
    ({ req, params, query, values }) => {
      const asked = { ...said({ region: query.region }), ...langOf(values) };
      const keepAddress = isPlain(values, ofDay);
      return prepared(req, {
        ...{ source: daySource, query: { date: params.date, ...query }, view: dayPage, asked, keepAddress },
      });
    },
  );
};
