import type { ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { z } from 'zod';
import { contextOf, type RequestContext } from '../http/context.ts';
import type { Expected } from '../http/etag.ts';
import { partsOfUrl, type RoutedRequest } from '../http/step.ts';
import { readBody, readBytes } from '../middleware/body.ts';
import { preconditionOf } from '../middleware/conditional.ts';
import { commandOf, type Idempotency } from '../middleware/idempotency.ts';
import { parsed } from './parse.ts';
import type { DocumentedRoute } from './route.ts';

/** What parses the path and the query of a route. */
export type Schemas = { params: z.ZodObject; query: z.ZodObject };

/**
 * The schemas of a route; unknown parts of a query are refused, the language is always taken. Addresses of pages gather
 * all sorts of marks on their way through mails and messengers: there what we do not know means nothing.
 */
export const schemasOf = (spec: DocumentedRoute): Schemas => ({
  params: z.strictObject(spec.params ?? {}),
  query:
    spec.page === true
      ? z.object(spec.query ?? {})
      : z.strictObject({ ...spec.query, lang: z.enum(['fr', 'en']).optional() }),
});

const empty = Buffer.alloc(0);

/** A body as it came: JSON, or bytes. */
export type Sent = { json: unknown; bytes: Buffer };

/** Nothing was sent, or nothing is wanted. */
export const nothingSent: Sent = { json: undefined, bytes: empty };

/** Reads the body that a route wants. */
export const sentOf = async (spec: DocumentedRoute, req: RoutedRequest, res: ServerResponse): Promise<Sent> =>
  spec.bytes === true
    ? { json: undefined, bytes: await readBytes(req, res) }
    : { json: await readBody(req, res, spec.bodyMax), bytes: empty };

const signalOf = (res: ServerResponse): AbortSignal => {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
};

// An own object: the one that node gives has no prototype, which zod takes for another type.
const queryOf = (req: RoutedRequest): Record<string, unknown> => ({ ...parse(partsOfUrl(req.url).query) });

const partsOf = (spec: DocumentedRoute, schemas: Schemas, req: RoutedRequest) => {
  const params = spec.params === undefined ? {} : parsed(schemas.params, req.params, 'path');
  const query = spec.query === undefined && !req.url.includes('?') ? {} : parsed(schemas.query, queryOf(req), 'query');
  return { params, query };
};

type Made = ReturnType<typeof partsOf> & { expected: Expected; body: unknown; idempotency: Idempotency | undefined };

/**
 * What a handler is given. A class, since what only some handlers look at is made when they look, and getters of a
 * prototype cost nothing until then.
 */
export class RouteInput {
  readonly req: RoutedRequest;
  readonly context: RequestContext;
  readonly params: object;
  readonly query: object;
  readonly body: unknown;
  readonly bytes: Buffer;
  readonly expected: Expected;
  readonly idempotency: Idempotency | undefined;
  readonly #res: ServerResponse;

  constructor(req: RoutedRequest, res: ServerResponse, sent: Sent, made: Made) {
    this.req = req;
    this.#res = res;
    this.context = contextOf(req);
    this.params = made.params;
    this.query = made.query;
    this.body = made.body;
    this.bytes = sent.bytes;
    this.expected = made.expected;
    this.idempotency = made.idempotency;
  }

  get values(): Readonly<Record<string, unknown>> {
    return queryOf(this.req);
  }

  get signal(): AbortSignal {
    return signalOf(this.#res);
  }
}

/** Parses what a request brought by the schemas of its route. */
export const inputOf = (
  spec: DocumentedRoute,
  schemas: Schemas,
  req: RoutedRequest,
  res: ServerResponse,
  sent: Sent,
): RouteInput => {
  const { params, query } = partsOf(spec, schemas, req);
  const expected = spec.ifMatch === undefined ? '*' : preconditionOf(req, spec.ifMatch);
  const body = spec.body === undefined ? undefined : parsed(spec.body, sent.json, '');
  const idempotency = spec.idempotent === true ? commandOf(req, spec.method, sent.json) : undefined;
  return new RouteInput(req, res, sent, { params, query, expected, body, idempotency });
};
