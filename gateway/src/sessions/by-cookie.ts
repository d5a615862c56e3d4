import type { Caller } from '@atrium/chassis/caller';
import { isAtriumError } from '@atrium/chassis/errors';
import { sessionOver } from '../errors.ts';
import { contextOf, type RequestContext } from '../http/context.ts';
import type { Next, RoutedRequest } from '../http/step.ts';
import { isUnsafe, refuseForeign, refuseWithoutToken } from './csrf.ts';
import type { Sessions } from './desk.ts';
import type { Strangers } from './strangers.ts';

const api = '/api/v1/';
/** Who signs in need not be anybody yet, and an old session must not keep anybody from it. */
const signIn = 'POST /api/v1/session';

const admit = (req: RoutedRequest, context: RequestContext, secret: string, caller: Caller): void => {
  refuseWithoutToken(req, secret);
  context.caller = caller;
  context.sessionSecret = secret;
};

// Who is no longer signed in is everybody; whoever may be, while identity is away, is told so where it matters.
const doubt = (error: unknown, req: RoutedRequest, context: RequestContext, { cookies }: Sessions): void => {
  const isOver = isAtriumError(error) && error.code === sessionOver.code;
  const isAway = isAtriumError(error) && error.kind === 'unavailable' && !isUnsafe(req.method);
  if (!isOver && !isAway) throw error;
  if (isOver) context.headers.push(...cookies.cleared);
  context.refused = error;
};

const asked = async (sessions: Sessions, strangers: Strangers, context: RequestContext, secret: string) => {
  if (!sessions.browsers.wasGood(secret)) strangers.admit(context.address);
  try {
    return await sessions.browsers.open(secret, context);
  } catch (error) {
    if (isAtriumError(error) && error.kind === 'unauthenticated') await strangers.wrong(context.address);
    throw error;
  }
};

/**
 * Says who asks by the cookie of the session (GW-06). Pages and what is public beside the API need nobody, and come also
 * while identity is away. A change asked for by another site's page is refused, with a cookie or without.
 */
export const byCookie = (sessions: Sessions, strangers: Strangers) => {
  return (req: RoutedRequest, path: string, next: Next): void => {
    refuseForeign(req, sessions.origin);
    const secret = path.startsWith(api) ? sessions.cookies.sessionOf(req) : undefined;
    if (secret === undefined || `${req.method} ${path}` === signIn) {
      next();
      return;
    }
    const context = contextOf(req);
    const known = sessions.browsers.known(secret);
    if (known !== undefined) {
      admit(req, context, secret, known);
      next();
      return;
    }
    asked(sessions, strangers, context, secret)
      .then(
        (caller) => admit(req, context, secret, caller),
        (error: unknown) => doubt(error, req, context, sessions),
      )
      .then(() => next(), next);
  };
};
