import type { IncomingMessage } from 'node:http';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { contextOf, type RequestContext } from '../http/context.ts';
import { etagOf, respond, type Answer } from '../http/respond.ts';
import type { Scope } from '../keys/scopes.ts';
import { readBody, readBytes } from '../middleware/body.ts';
import { preconditionOf } from '../middleware/conditional.ts';
import { commandOf, type Idempotency } from '../middleware/idempotency.ts';
import { parsed, type Shape } from './parse.ts';

/** What a route can answer with a certain status. */
export type AnswerSpec = { description: string; schema?: z.ZodType; type?: string | readonly string[] };

/** Where a route is found in the document. */
export type Tag = 'weather' | 'events' | 'components' | 'page' | 'import' | 'statuspage' | 'feeds' | 'keys' | 'api';

/** One route: what express registers and what the document says are both made from it (GW-01). */
export type RouteSpec<P extends Shape, Q extends Shape, B extends z.ZodType | undefined> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it: /api/v1/status/events/{id}. */
  path: string;
  operationId: string;
  summary: string;
  tag: Tag;
  params?: P;
  query?: Q;
  body?: B;
  /** Takes application/octet-stream of at most 1 MiB. */
  bytes?: true;
  answers: Readonly<Record<number, AnswerSpec>>;
  /** Rights that are needed; none means that everybody may. */
  scopes?: readonly Scope[];
  /** Takes Idempotency-Key (GW-04). */
  idempotent?: true;
  /** A page for people: an odd query is no error, the handler looks at `values` and `place` itself. */
  page?: true;
  /** Needs If-Match (GW-03); `orNew` takes `If-None-Match: *` for a thing that is not there yet. */
  ifMatch?: 'required' | 'orNew';
};

/** What a handler is given. */
export type Input<P extends Shape, Q extends Shape, B extends z.ZodType | undefined> = {
  req: IncomingMessage;
  context: RequestContext;
  params: z.output<z.ZodObject<P>>;
  query: z.output<z.ZodObject<Q>>;
  body: B extends z.ZodType ? z.output<B> : undefined;
  bytes: Buffer;
  /** Version named by If-Match; 0 where a new thing is to be made. */
  version: number;
  idempotency: Idempotency | undefined;
  /** The query as it came, and a part of the path: for pages. */
  values: Readonly<Record<string, unknown>>;
  place: (name: string) => string;
  /** Ends when the caller goes away. */
  signal: AbortSignal;
};

/** A route as the document sees it. */
export type DocumentedRoute = RouteSpec<Shape, Shape, z.ZodType | undefined>;

type NoShape = Readonly<Record<string, never>>;
type Declare = <P extends Shape = NoShape, Q extends Shape = NoShape, B extends z.ZodType | undefined = undefined>(
  spec: RouteSpec<P, Q, B>,
  handler: (input: Input<P, Q, B>) => Answer | Promise<Answer>,
) => void;

/** Declares a route. */
export type Route = Declare;

const signalOf = (res: Response): AbortSignal => {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
};

type Schemas = { params: z.ZodObject; query: z.ZodObject };

const empty = Buffer.alloc(0);

const placeOf =
  (req: Request) =>
  (name: string): string => {
    const value = req.params[name];
    return typeof value === 'string' ? value : '';
  };

const partsOf = (spec: DocumentedRoute, schemas: Schemas, req: Request) => {
  if (spec.page === true) return { params: {}, query: {} };
  const params = spec.params === undefined ? {} : parsed(schemas.params, req.params, 'path');
  const query = spec.query === undefined && !req.url.includes('?') ? {} : parsed(schemas.query, req.query, 'query');
  return { params, query };
};

const inputOf = async (spec: DocumentedRoute, schemas: Schemas, req: Request, res: Response) => {
  const context = contextOf(req);
  const { params, query } = partsOf(spec, schemas, req);
  const version = spec.ifMatch === undefined ? 0 : preconditionOf(req, spec.ifMatch);
  const raw = spec.body === undefined ? undefined : await readBody(req, res);
  const bytes = spec.bytes === true ? await readBytes(req, res) : empty;
  const body: unknown = spec.body === undefined ? undefined : parsed(spec.body, raw, '');
  const idempotency = spec.idempotent === true ? commandOf(req, spec.method, raw) : undefined;
  const rest = { values: req.query as Record<string, unknown>, place: placeOf(req), signal: signalOf(res) };
  return { req, context, params, query, body, bytes, version, idempotency, ...rest };
};

const withEtag = (answer: Answer): Answer => {
  if (answer.etag !== undefined || answer.status !== 200 || answer.json === undefined) return answer;
  const body = JSON.stringify(answer.json);
  return { ...answer, json: undefined, body, etag: etagOf(body) };
};

/** Makes the function that declares routes: into express, and into the list from which the document is made. */
export const declareInto = (router: Router, routes: DocumentedRoute[]): Route => {
  return (given, handler) => {
    // The document and the checks see every route alike; only its own handler knows its types.
    const spec = given as unknown as DocumentedRoute;
    const handle = handler as unknown as (input: unknown) => Answer | Promise<Answer>;
    routes.push(spec);
    const schemas: Schemas = {
      params: z.strictObject(spec.params ?? {}),
      query: z.strictObject({ ...spec.query, lang: z.enum(['fr', 'en']).optional() }),
    };
    router[spec.method](spec.path.replace(/\{(\w+)\}/g, ':$1'), async (req: Request, res: Response) => {
      contextOf(req).template = spec.path;
      const answer = await handle(await inputOf(spec, schemas, req, res));
      respond(req, res, spec.method === 'get' ? withEtag(answer) : answer);
    });
  };
};
