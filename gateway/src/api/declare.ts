import type { ServerResponse } from 'node:http';
import type { AtriumError } from '@atrium/chassis/errors';
import type { RequestHandler, Router } from 'express';
import { contextOf } from '../http/context.ts';
import { etagOf, respond, type Answer } from '../http/respond.ts';
import type { Next, RoutedRequest } from '../http/step.ts';
import { inputOf, nothingSent, schemasOf, sentOf, type RouteInput, type Sent } from './input.ts';
import type { DocumentedRoute, Route } from './route.ts';

type Handle = (input: RouteInput) => Answer | Promise<Answer>;

/** Refuses who brings no key to a route that needs one. */
type RefuseNobody = (address: string) => Promise<never>;

const withEtag = (answer: Answer): Answer => {
  if (answer.etag !== undefined || answer.status !== 200 || answer.json === undefined) return answer;
  const body = JSON.stringify(answer.json);
  return { ...answer, json: undefined, body, etag: etagOf(body) };
};

const needsSomebody = ({ scopes, signedIn }: DocumentedRoute): boolean => scopes !== undefined || signedIn === true;

// Who was signed in sees what is public as everybody does; while nobody can say who it is, what is prepared is shown all the same.
const isRefused = (spec: DocumentedRoute, { kind }: AtriumError): boolean =>
  kind === 'unavailable' ? spec.prepared !== true && spec.page !== true : needsSomebody(spec);

// A handler that has its answer at hand gives it at once: promises are made only where something is waited for.
const listenerOf = (spec: DocumentedRoute, handle: Handle, refuseNobody: RefuseNobody) => {
  const schemas = schemasOf(spec);
  const reads = spec.method === 'get';
  const takes = spec.body !== undefined || spec.bytes === true;
  const send = (req: RoutedRequest, res: ServerResponse, answer: Answer): void =>
    respond(req, res, reads ? withEtag(answer) : answer);
  const answer = (req: RoutedRequest, res: ServerResponse, sent: Sent): Promise<void> | undefined => {
    const made = handle(inputOf(spec, schemas, req, res, sent));
    if (made instanceof Promise) return made.then((late) => send(req, res, late));
    send(req, res, made);
    return undefined;
  };
  return (req: RoutedRequest, res: ServerResponse, next: Next): void => {
    const context = contextOf(req);
    context.template = spec.path;
    context.page = spec.page === true;
    if (context.refused !== undefined && isRefused(spec, context.refused)) throw context.refused;
    // Where a body comes it is read first; who sends those is counted as a writer.
    if (!takes && needsSomebody(spec) && context.caller.kind === 'anonymous') {
      refuseNobody(context.address).catch(next);
      return;
    }
    const late = takes ? sentOf(spec, req, res).then((sent) => answer(req, res, sent)) : answer(req, res, nothingSent);
    late?.catch(next);
  };
};

/** Makes the function that declares routes: into express, and into the list from which the document is made (GW-01). */
export const declareInto = (router: Router, routes: DocumentedRoute[], refuseNobody: RefuseNobody): Route => {
  return (given, handler) => {
    // The document and the listener see every route alike; only its own handler knows its types.
    const spec = given as unknown as DocumentedRoute;
    routes.push(spec);
    const path = spec.path.replace(/\{(\w+)\}/g, ':$1');
    router[spec.method](
      path,
      listenerOf(spec, handler as unknown as Handle, refuseNobody) as unknown as RequestHandler,
    );
  };
};
