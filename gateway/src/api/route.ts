import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Expected } from '../http/etag.ts';
import type { RequestContext } from '../http/context.ts';
import type { Answer } from '../http/respond.ts';
import type { Scope } from '../keys/scopes.ts';
import type { Idempotency } from '../middleware/idempotency.ts';
import type { Shape } from './parse.ts';

/** What a route can answer with a certain status. */
export type AnswerSpec = { description: string; schema?: z.ZodType; type?: string | readonly string[] };

/** Where a route is found in the document. */
export type Tag =
  | 'weather'
  | 'events'
  | 'components'
  | 'page'
  | 'import'
  | 'statuspage'
  | 'feeds'
  | 'keys'
  | 'identity'
  | 'portal'
  | 'api';

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
  /** Bytes that the body may have; 1 MiB unless said. */
  bodyMax?: number;
  /** Only for who is signed in; what an account may do there its service says. */
  signedIn?: true;
  /** Rights that are needed; none means that everybody may. */
  scopes?: readonly Scope[];
  /** Takes Idempotency-Key (GW-04). */
  idempotent?: true;
  /** A page for people: what its query says beyond the parameters named means nothing, and problems are pages too. */
  page?: true;
  /** Answered with prepared bytes: they are sent before anything is counted (ST-12). */
  prepared?: true;
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
  /** What If-Match expects; version 0 where a new thing is to be made. */
  expected: Expected;
  idempotency: Idempotency | undefined;
  /** The query as it came. */
  values: Readonly<Record<string, unknown>>;
  /** Ends when the caller goes away. */
  signal: AbortSignal;
};

/** A route as the document sees it. */
export type DocumentedRoute = RouteSpec<Shape, Shape, z.ZodType | undefined>;

type NoShape = Readonly<Record<string, never>>;
/** Declares a route. */
export type Route = <P extends Shape = NoShape, Q extends Shape = NoShape, B extends z.ZodType | undefined = undefined>(
  spec: RouteSpec<P, Q, B>,
  handler: (input: Input<P, Q, B>) => Answer | Promise<Answer>,
) => void;
