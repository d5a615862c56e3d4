import type { Request, Response } from 'express';
import { z } from 'zod';
import { contextOf } from '../http/context.ts';
import { readBody, readBytes } from '../middleware/body.ts';
import { preconditionOf } from '../middleware/conditional.ts';
import { commandOf } from '../middleware/idempotency.ts';
import { parsed } from './parse.ts';
import type { DocumentedRoute } from './route.ts';

/** What parses the path and the query of a route. */
export type Schemas = { params: z.ZodObject; query: z.ZodObject };

/** The schemas of a route; unknown parts of a query are refused, the language is always taken. */
export const schemasOf = (spec: DocumentedRoute): Schemas => ({
  params: z.strictObject(spec.params ?? {}),
  query: z.strictObject({ ...spec.query, lang: z.enum(['fr', 'en']).optional() }),
});

const empty = Buffer.alloc(0);

/** A body as it came: JSON, or bytes. */
export type Sent = { json: unknown; bytes: Buffer };

/** Nothing was sent, or nothing is wanted. */
export const nothingSent: Sent = { json: undefined, bytes: empty };

/** Reads the body that a route wants. */
export const sentOf = async (spec: DocumentedRoute, req: Request, res: Response): Promise<Sent> =>
  spec.bytes === true
    ? { json: undefined, bytes: await readBytes(req, res) }
    : { json: await readBody(req, res), bytes: empty };

const signalOf = (res: Response): AbortSignal => {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
};

const partsOf = (spec: DocumentedRoute, schemas: Schemas, req: Request) => {
  if (spec.page === true) return { params: {}, query: {} };
  const params = spec.params === undefined ? {} : parsed(schemas.params, req.params, 'path');
  const query = spec.query === undefined && !req.url.includes('?') ? {} : parsed(schemas.query, req.query, 'query');
  return { params, query };
};

/** What a handler is given. What only some of them look at is made when they look: little work should cost little. */
export const inputOf = (spec: DocumentedRoute, schemas: Schemas, req: Request, res: Response, sent: Sent) => {
  const { params, query } = partsOf(spec, schemas, req);
  return {
    ...{ req, params, query, bytes: sent.bytes, context: contextOf(req) },
    version: spec.ifMatch === undefined ? 0 : preconditionOf(req, spec.ifMatch),
    body: spec.body === undefined ? undefined : parsed(spec.body, sent.json, ''),
    idempotency: spec.idempotent === true ? commandOf(req, spec.method, sent.json) : undefined,
    get values(): Readonly<Record<string, unknown>> {
      return req.query;
    },
    get signal(): AbortSignal {
      return signalOf(res);
    },
    place: (name: string): string => {
      const value = req.params[name];
      return typeof value === 'string' ? value : '';
    },
  };
};
