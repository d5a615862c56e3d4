import type { IncomingMessage } from 'node:http';
import type { Caller } from '@atrium/chassis/caller';
import type { AtriumError } from '@atrium/chassis/errors';
import type { Language } from './language.ts';

/** What a route costs and how important it is: rate limits and shedding go by it (GW-05). */
export type RouteClass = 'read' | 'write' | 'import' | 'weather' | 'export' | 'health' | 'signIn' | 'reset' | 'signUp';

/** What the gateway knows of a request while it answers it. */
export type RequestContext = {
  /** Told to the caller and to every service. */
  id: string;
  language: Language | undefined;
  caller: Caller;
  /** Secret of the cookie by which the caller is known. */
  sessionSecret: string | undefined;
  /** Why who brought a cookie is not known: what needs somebody is refused with it. */
  refused: AtriumError | undefined;
  /** Address of the caller, behind the trusted proxies. */
  address: string;
  class: RouteClass;
  traceparent: string | undefined;
  /** Flat list of headers that every answer to this request carries. */
  headers: string[];
  /** Path template of the route, once found. */
  template: string | undefined;
  /** Whether the route is a page for people: its problems are pages too. */
  page: boolean;
};

const slot = Symbol('atrium');
type Carrier = IncomingMessage & { [slot]?: RequestContext };

/** Gives a request its context. */
export const setContext = (req: IncomingMessage, context: RequestContext): void => {
  (req as Carrier)[slot] = context;
};

/** The context of a request; it is there from the first middleware on. */
export const contextOf = (req: IncomingMessage): RequestContext => {
  const context = (req as Carrier)[slot];
  if (context === undefined) throw new Error('no request context: requestContext() must come first');
  return context;
};
