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
  /** Ends when the caller goes away. */
  signal: AbortSignal;
};

/** A route as the document sees it. */
export type DocumentedRoute = RouteSpec<Shape, Shape, z.ZodType | undefined>;

type NoShape = Record<never, never>;
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

const inputOf = async <P extends Shape, Q extends Shape, B extends z.ZodType | undefined>(
  spec: RouteSpec<P, Q, B>,
  schemas: { params: z.ZodObject<P>; query: z.ZodObject },
  req: Request,
  res: Response,
): Promise<Input<P, Q, B>> => {
  const context = contextOf(req);
  const params = spec.params === undefined ? {} : parsed(schemas.params, req.params, 'path');
  const query = spec.query === undefined && !req.url.includes('?') ? {} : parsed(schemas.query, req.query, 'query');
  const version = spec.ifMatch === undefined ? 0 : preconditionOf(req, spec.ifMatch);
  const raw = spec.body === undefined ? undefined : await readBody(req, res);
  const bytes = spec.bytes === true ? await readBytes(req, res) : Buffer.alloc(0);
  const body = spec.body === undefined ? undefined : parsed(spec.body, raw, '');
  const idempotency = spec.idempotent === true ? commandOf(req, spec.method, raw) : undefined;
  return { req, context, params, query, body, bytes, version, idempotency, signal: signalOf(res) } as Input<P, Q, B>;
};

const withEtag = (answer: Answer): Answer => {
  if (answer.etag !== undefined || answer.status !== 200 || answer.json === undefined) return answer;
  const body = JSON.stringify(answer.json);
  return { ...answer, json: undefined, body, etag: etagOf(body) };
};

/** Makes the function that declares routes: into express, and into the list from which the document is made. */
export const declareInto = (router: Router, routes: DocumentedRoute[]): Route => {
  return (spec, handler) => {
    routes.push(spec as unknown as DocumentedRoute);
    const schemas = {
      params: z.strictObject(spec.params ?? ({} as never)),
      query: z.strictObject({ ...spec.query, lang: z.enum(['fr', 'en']).optional() }),
    };
    const isRead = spec.method === 'get';
    router[spec.method](spec.path.replace(/\{(\w+)\}/g, ':$1'), async (req: Request, res: Response) => {
      contextOf(req).template = spec.path;
      const answer = await handler(await inputOf(spec, schemas, req, res));
      respond(req, res, isRead ? withEtag(answer) : answer);
    });
  };
};
