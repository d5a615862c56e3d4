import { randomUUID } from 'node:crypto';
import { anonymous } from '@atrium/chassis/caller';
import { addressOf } from '../http/address.ts';
import { noSuchAddress } from '../errors.ts';
import type { Step } from '../http/step.ts';
import { setContext, type RouteClass } from '../http/context.ts';
import { acceptedLanguage, isLanguage, type Language } from '../http/language.ts';
import type { SecurityHeaders } from './security-headers.ts';

const exported = /\.(?:csv|atom|ics)$/;

// Where passwords and addresses are tried out, one counts for itself (GW-05).
const ownClass: Readonly<Record<string, RouteClass>> = {
  'POST /api/v1/session': 'signIn',
  'POST /api/v1/tokens': 'signIn',
  'POST /api/v1/me/password': 'signIn',
  'POST /api/v1/reset': 'reset',
  'POST /api/v1/activation/ask': 'reset',
  'POST /api/v1/sign-up': 'signUp',
};

/** What kind of route an address is, by its method and path alone. */
export const classOf = (method: string, path: string): RouteClass => {
  if (path === '/healthz' || path === '/readyz') return 'health';
  if (path.startsWith('/api/v1/status/imports')) return 'import';
  if (method !== 'GET' && method !== 'HEAD') return ownClass[`${method} ${path}`] ?? 'write';
  if (exported.test(path)) return 'export';
  return path.startsWith('/api/') ? 'read' : 'weather';
};

// Others sites' scripts may read what is meant for them; a page of ours they may not.
const isShared = (path: string): boolean => path.startsWith('/status/') && /\.(?:json|svg|atom|ics)$/.test(path);

const languageIn = (url: string, queryAt: number): Language | undefined => {
  if (queryAt < 0) return undefined;
  const asked = /[?&]lang=(\w+)/.exec(url.slice(queryAt))?.[1];
  return isLanguage(asked) ? asked : undefined;
};

// Who reads may end an address with a slash, as people do; who writes has one spelling.
const withoutSlash = (method: string | undefined, url: string): string => {
  const queryAt = url.indexOf('?');
  const pathEnd = queryAt < 0 ? url.length : queryAt;
  let end = pathEnd;
  // By hand: a pattern would walk a path of slashes alone again and again.
  while (end > 1 && url[end - 1] === '/') end -= 1;
  if (end === pathEnd || (method !== 'GET' && method !== 'HEAD')) return url;
  return url.slice(0, end) + url.slice(pathEnd);
};

/** What a request context is made from. */
export type ContextOptions = { security: SecurityHeaders; trustedProxies: number };

/** First middleware: gives the request its id, language, class, caller's address and the headers of its answer. */
export const requestContext = ({ security, trustedProxies }: ContextOptions): Step => {
  return (req, _res, next) => {
    req.url = withoutSlash(req.method, req.url);
    const queryAt = req.url.indexOf('?');
    const path = queryAt < 0 ? req.url : req.url.slice(0, queryAt);
    const isPlain = path.startsWith('/') && !path.includes('#');
    const id = randomUUID();
    const traceparent = req.headers.traceparent;
    setContext(req, {
      id,
      language: languageIn(req.url, queryAt) ?? acceptedLanguage(req.headers['accept-language']),
      caller: anonymous,
      sessionSecret: undefined,
      refused: undefined,
      address: addressOf(req, trustedProxies),
      class: classOf(req.method ?? 'GET', path),
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
      headers: [...(isShared(path) ? security.shared : security.own), 'X-Request-Id', id],
      template: undefined,
      page: false,
    });
    // Another way to write an address that is one of ours must not pass by what is known of it (GW-05).
    next(isPlain ? undefined : noSuchAddress());
  };
};
