import { randomUUID } from 'node:crypto';
import { anonymous } from '@atrium/chassis/caller';
import { addressOf } from '../http/address.ts';
import type { Step } from '../http/step.ts';
import { setContext, type RouteClass } from '../http/context.ts';
import { acceptedLanguage, isLanguage, type Language } from '../http/language.ts';
import type { SecurityHeaders } from './security-headers.ts';

const exported = /\.(?:csv|atom|ics)$/;

/** What kind of route an address is, by its method and path alone. */
export const classOf = (method: string, path: string): RouteClass => {
  if (path === '/healthz' || path === '/readyz') return 'health';
  if (path.startsWith('/api/v1/status/imports')) return 'import';
  if (method !== 'GET' && method !== 'HEAD') return 'write';
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

/** What a request context is made from. */
export type ContextOptions = { security: SecurityHeaders; trustedProxies: number };

/** First middleware: gives the request its id, language, class, caller's address and the headers of its answer. */
export const requestContext = ({ security, trustedProxies }: ContextOptions): Step => {
  return (req, _res, next) => {
    const queryAt = req.url.indexOf('?');
    const path = queryAt < 0 ? req.url : req.url.slice(0, queryAt);
    const id = randomUUID();
    const traceparent = req.headers.traceparent;
    setContext(req, {
      id,
      language: languageIn(req.url, queryAt) ?? acceptedLanguage(req.headers['accept-language']),
      caller: anonymous,
      address: addressOf(req, trustedProxies),
      class: classOf(req.method ?? 'GET', path),
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
      headers: [...(isShared(path) ? security.shared : security.own), 'X-Request-Id', id],
      template: undefined,
      page: false,
    });
    next();
  };
};
