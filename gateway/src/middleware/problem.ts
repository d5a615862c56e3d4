import type { IncomingMessage, ServerResponse } from 'node:http';
import { internalError, isAtriumError, type AtriumError } from '@atrium/chassis/errors';
import type { Logger } from '@atrium/chassis/logger';
import { badRequest, methodNotAllowed, noSuchAddress } from '../errors.ts';
import { contextOf } from '../http/context.ts';
import { respond, type Answer } from '../http/respond.ts';
import { partsOfUrl, type Step } from '../http/step.ts';
import { problemView } from '../problems/view.ts';
import { problemPage, type Site } from './problem-page.ts';
import { StaleError } from '../problems/stale.ts';

const extraHeaders = (error: AtriumError, status: number): string[] => {
  const headers = ['Cache-Control', 'no-store'];
  if (error.retryAfterMs !== undefined)
    headers.push('Retry-After', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  else if (status === 503) headers.push('Retry-After', '5');
  if (status === 401) headers.push('WWW-Authenticate', 'Bearer');
  const { allow } = error.params;
  if (status === 405 && typeof allow === 'string') headers.push('Allow', allow);
  return headers;
};

const asPage = (req: IncomingMessage, error: AtriumError, site: Site): Answer | undefined => {
  const page = problemPage(req, error, site);
  return page && { ...page, headers: [...extraHeaders(error, page.status), ...(page.headers ?? [])] };
};

/** The answer that tells a problem in the caller's language (GW-02). */
export const problemAnswer = (req: IncomingMessage, error: AtriumError): Answer => {
  const { id, language = 'en' } = contextOf(req);
  const view = problemView(error, { language, reads: req.method === 'GET', requestId: id });
  return {
    status: view.status,
    json: error instanceof StaleError ? { ...view, stale: error.stale } : view,
    type: 'application/problem+json; charset=utf-8',
    headers: [...extraHeaders(error, view.status), 'Content-Language', language],
  };
};

// Express and Node throw errors of their own for addresses that cannot be decoded; they say so by `status`.
const known = (error: unknown): AtriumError => {
  if (isAtriumError(error)) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status === 400 ? badRequest({ cause: error }) : internalError({ cause: error });
};

const lingerMs = 1000;

// A caller in the middle of a large upload would see a reset instead of the answer if the socket closed at once; and
// ending the answer would make Node read the rest of the upload. So: all of the answer, a moment, then the end.
const respondUnread = (req: IncomingMessage, res: ServerResponse, answer: Answer): void => {
  const body = JSON.stringify(answer.json);
  const headers = [...contextOf(req).headers, ...(answer.headers ?? []), 'Connection', 'close'];
  headers.push('Content-Type', answer.type ?? '', 'Content-Length', String(Buffer.byteLength(body)));
  res.writeHead(answer.status, headers);
  res.write(body);
  setTimeout(() => req.socket.destroy(), lingerMs).unref();
};

/** What is the end of every request that nobody answered: 405 where its address knows other methods, else 404. */
export const nothingHere = (methodsOf: (path: string) => readonly string[]): Step => {
  return (req) => {
    const { path } = partsOfUrl(req.url);
    const methods = methodsOf(path);
    if (methods.length > 0) throw methodNotAllowed({ params: { method: req.method ?? '', allow: methods.join(', ') } });
    throw noSuchAddress({ params: { path: path.slice(0, 200) } });
  };
};

/**
 * Every error becomes a problem, or a page where a person asked; what is not of the catalogue shows an id and goes to
 * the log.
 */
export const problems = ({ logger, publicUrl, siteName }: Site & { logger: Logger }) => {
  const site = { publicUrl, siteName };
  return (error: unknown, req: IncomingMessage, res: ServerResponse): void => {
    const problem = known(error);
    const { id, template, traceparent } = contextOf(req);
    const said = { err: error, requestId: id, template, traceparent };
    if (problem.kind === 'internal') logger.error(said, 'unexpected error');
    else if (problem.kind === 'unavailable') logger.warn(said, 'not available');
    const answer = asPage(req, problem, site) ?? problemAnswer(req, problem);
    if (answer.status === 413 && !req.complete && !res.headersSent) respondUnread(req, res, answer);
    else respond(req, res, answer);
  };
};
