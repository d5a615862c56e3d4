import type { AtriumError } from '@atrium/chassis/errors';
import { renderFailed, renderInvalid, renderNotFound, renderUnavailable } from '@atrium/portal/weather';
import type { Frame, NotFoundModel } from '@atrium/portal/weather';
import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { contextOf } from '../http/context.ts';
import { isLanguage } from '../http/language.ts';
import type { Answer } from '../http/respond.ts';
import { partsOfUrl } from '../http/step.ts';
import { statusOf } from '../problems/statuses.ts';
import type { SiteName } from '../weather/site-name.ts';

// A program says what it takes, and names JSON or nothing; a browser names HTML.
const wantsHtml = (req: IncomingMessage): boolean => req.headers.accept?.includes('text/html') ?? false;

/** Whether a person asks: for a page of ours, or, with a browser, for an address that is nothing of the API's. */
const isPerson = (req: IncomingMessage): boolean => {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  const { page, template } = contextOf(req);
  return page || (template === undefined && wantsHtml(req) && !(req.url ?? '').startsWith('/api/v1'));
};

/** What a page needs to know that shows no numbers. */
export type Site = { publicUrl: string; siteName: SiteName['last'] };

const frameOf = (req: IncomingMessage, { publicUrl, siteName }: Site): Frame => {
  const { lang } = parse(partsOfUrl(req.url ?? '').query);
  return {
    lang: contextOf(req).language ?? 'fr',
    now: Math.floor(Date.now() / 1000),
    query: isLanguage(lang) ? { lang } : {},
    publicUrl,
    siteName: siteName(),
  };
};

const pages: readonly (readonly [begin: string, what: NotFoundModel['what']])[] = [
  ['/status/components/', 'component'],
  ['/status/events/', 'event'],
  ['/status/days/', 'day'],
];

const whatOf = ({ code }: AtriumError, path: string): NotFoundModel['what'] => {
  const named = (['region', 'component', 'event'] as const).find((what) => code === `status.${what}_not_found`);
  return named ?? pages.find(([begin]) => path.startsWith(begin))?.[1] ?? 'page';
};

type Told = { status: number; body: string };

const invalid = (error: AtriumError, url: string, frame: Frame): Told => {
  const { path, query } = partsOfUrl(url);
  const said = parse(query);
  const names = error.fields.map(({ field }) => field).filter((field) => field.startsWith('query/'));
  // A path that names nothing possible names nothing that is there.
  if (names.length === 0) return { status: 404, body: renderNotFound({ ...frame, what: whatOf(error, path) }) };
  const parameters = names.map((field) => field.slice('query/'.length));
  const values = parameters.map((name) => ({ name, value: [said[name] ?? ''].flat().join(', ').slice(0, 100) }));
  return { status: 400, body: renderInvalid({ ...frame, parameters: values }) };
};

const told = (req: IncomingMessage, error: AtriumError, frame: Frame): Told | undefined => {
  const url = req.url ?? '';
  const { id: requestId } = contextOf(req);
  const status = statusOf(error.code, error.kind);
  switch (error.kind) {
    case 'invalid':
      return invalid(error, url, frame);
    case 'not_found':
      return { status, body: renderNotFound({ ...frame, what: whatOf(error, partsOfUrl(url).path) }) };
    case 'unavailable':
      return { status, body: renderUnavailable({ ...frame, requestId }) };
    case 'internal':
      return { status, body: renderFailed({ ...frame, requestId }) };
    default:
      return undefined;
  }
};

/** The page that tells a person of a problem, or nothing where a program asks, or nothing can be said better (ST-12). */
export const problemPage = (req: IncomingMessage, error: AtriumError, site: Site): Answer | undefined => {
  const page = isPerson(req) ? told(req, error, frameOf(req, site)) : undefined;
  return page && { ...page, type: 'text/html; charset=utf-8', headers: ['Vary', 'Accept, Accept-Language'] };
};
