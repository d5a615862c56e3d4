import { isAtriumError, type AtriumError } from '@atrium/chassis/errors';
import { assets, renderNotFound, renderUnavailable, type NotFoundModel, type Query } from '@atrium/portal/weather';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { notFound } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import { isLanguage, type Language } from '../http/language.ts';
import type { Answer } from '../http/respond.ts';
import { componentSource, daySource, eventSource, weatherSource } from '../weather/sources.ts';
import { componentPage, dayPage, eventPage, weatherPage } from '../weather/views.ts';
import type { RouteKit, Routes } from './routes.ts';

const html = 'text/html; charset=utf-8';
const page = { description: 'The page.', type: 'text/html' } as const;
const shape = { method: 'get', tag: 'weather', page: true } as const;

const range = {
  days: z.coerce.number().int().min(1).max(366).optional(),
  until: z.iso.date().optional(),
  region: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .optional(),
};

const usualDays = { weather: 90, component: 25 };

const frame = (req: IncomingMessage, kit: RouteKit) => ({
  lang: contextOf(req).language ?? 'fr',
  now: Math.floor(Date.now() / 1000),
  query: {},
  publicUrl: kit.publicUrl,
});

const missing = (req: IncomingMessage, kit: RouteKit, what: NotFoundModel['what']): Answer => ({
  ...{ status: 404, type: html, body: renderNotFound({ ...frame(req, kit), what }) },
  headers: ['Cache-Control', 'no-store', 'Vary', 'Accept-Language'],
});

const away = (req: IncomingMessage, kit: RouteKit): Answer => ({
  ...{ status: 503, type: html, body: renderUnavailable({ ...frame(req, kit), requestId: contextOf(req).id }) },
  headers: ['Cache-Control', 'no-store', 'Vary', 'Accept-Language', 'Retry-After', '5'],
});

const whatOf = (error: AtriumError, otherwise: NotFoundModel['what']): NotFoundModel['what'] => {
  if (error.code.includes('region')) return 'region';
  if (error.code.includes('component')) return 'component';
  return error.code.includes('event') ? 'event' : otherwise;
};

// A person gets a page also when something is wrong: what is not there, or that nothing is known at the moment.
const orPage = async (
  req: IncomingMessage,
  kit: RouteKit,
  what: NotFoundModel['what'],
  show: () => Promise<Answer>,
) => {
  try {
    return await show();
  } catch (error) {
    if (!isAtriumError(error)) throw error;
    if (error.kind === 'not_found' || error.kind === 'invalid') return missing(req, kit, whatOf(error, what));
    if (error.kind === 'unavailable') return away(req, kit);
    throw error;
  }
};

type Values = Readonly<Record<string, unknown>>;

// What a query says beyond these names means nothing to us; such addresses are without number and are not kept.
const isPlain = (query: Values, names: readonly string[]): boolean =>
  Object.entries(query).every(
    ([name, value]) => typeof value === 'string' && (name === 'lang' || names.includes(name)),
  );

const read = <S extends z.ZodRawShape>(shapeOfQuery: S, query: Values): z.output<z.ZodObject<S>> => {
  const result = z.object(shapeOfQuery).safeParse(query);
  if (!result.success) throw notFound();
  return result.data;
};

const langOf = ({ lang }: { readonly lang?: unknown }): { lang?: Language } => (isLanguage(lang) ? { lang } : {});

const said = (values: Record<string, string | number | undefined>): Query =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The pages of the weather, HTML that needs no script (ST-01, ST-02, ST-03). */
export const weatherPageRoutes: Routes = (route, kit) => {
  route(
    {
      ...{ ...shape, path: '/status', operationId: 'weatherPage', summary: 'The weather of all components' },
      answers: { 200: page, 404: page, 503: page },
    },
    ({ req, values }) =>
      orPage(req, kit, 'page', () => {
        const { days, until, region } = read(range, values);
        const query = { region, days: days ?? usualDays.weather, until };
        const asked = { ...said({ days, until, region }), ...langOf(values) };
        const keepAddress = isPlain(values, ['days', 'until', 'region']);
        return kit.prepared(req, { source: weatherSource, query, view: weatherPage, asked, keepAddress });
      }),
  );
  route(
    {
      ...{ ...shape, path: '/status/components/{key}', operationId: 'componentPage', summary: 'One component' },
      answers: { 200: page, 404: page, 503: page },
    },
    ({ req, values, place }) =>
      orPage(req, kit, 'component', () => {
        const {
          days,
          until,
          region,
          page_token: token,
        } = read({ ...range, page_token: z.string().max(2000).optional() }, values);
        const query = { key: place('key'), region, days: days ?? usualDays.component, until, token };
        const asked = { ...said({ days, until, region, pageToken: token }), ...langOf(values) };
        const keepAddress = isPlain(values, ['days', 'until', 'region', 'page_token']);
        return kit.prepared(req, { source: componentSource, query, view: componentPage, asked, keepAddress });
      }),
  );
};

/** The page of an event. */
export const eventPageRoutes: Routes = (route, kit) => {
  route(
    {
      ...{ ...shape, path: '/status/events/{id}', operationId: 'eventPage', summary: 'One incident or maintenance' },
      answers: { 200: page, 404: page, 503: page },
    },
    ({ req, values, place }) =>
      orPage(req, kit, 'event', () => {
        const { region } = read({ region: range.region }, values);
        const asked = { ...said({ region }), ...langOf(values) };
        const keepAddress = isPlain(values, ['region']);
        return kit.prepared(req, {
          source: eventSource,
          query: { id: place('id') },
          view: eventPage,
          asked,
          keepAddress,
        });
      }),
  );
};

/** The page of a day. */
export const dayPageRoutes: Routes = (route, kit) => {
  route(
    {
      ...{ ...shape, path: '/status/days/{date}', operationId: 'dayPage', summary: 'What happened on a day' },
      answers: { 200: page, 404: page, 503: page },
    },
    ({ req, values, place }) =>
      orPage(req, kit, 'day', () => {
        const { date, region, component } = read(
          { date: z.iso.date(), region: range.region, component: range.region },
          { ...values, date: place('date') },
        );
        const asked = { ...said({ region }), ...langOf(values) };
        const keepAddress = isPlain(values, ['region', 'component']);
        return kit.prepared(req, {
          source: daySource,
          query: { date, region, component },
          view: dayPage,
          asked,
          keepAddress,
        });
      }),
  );
};

/** Style sheet, font, icons: their names hold a hash of their bytes, so they are kept for ever. */
export const assetRoutes: Routes = (route) => {
  const forever = ['Cache-Control', 'public, max-age=31536000, immutable'];
  const byPath = new Map(assets.map((asset) => [asset.path, asset]));
  route(
    {
      ...{ ...shape, path: '/assets/{name}', operationId: 'asset', summary: 'A file that the pages refer to' },
      answers: { 200: { description: 'The file.', type: '*/*' }, 404: { description: 'No such file.' } },
    },
    ({ place }) => {
      const asset = byPath.get(`/assets/${place('name')}`);
      if (!asset) throw notFound();
      return { status: 200, body: Buffer.from(asset.bytes), type: asset.type, headers: forever };
    },
  );
  route(
    {
      ...{ ...shape, path: '/', operationId: 'home', summary: 'Leads to the weather' },
      answers: { 302: { description: 'To /status.' } },
    },
    () => ({ status: 302, type: 'text/plain; charset=utf-8', body: '', headers: ['Location', '/status'] }),
  );
};
