import type { Caller } from '@atrium/chassis/caller';
import { isAtriumError } from '@atrium/chassis/errors';
import { unauthenticated } from '../errors.ts';
import { contextOf, type RequestContext } from '../http/context.ts';
import { partsOfUrl, type Next, type RoutedRequest, type Step } from '../http/step.ts';
import type { ApiKeys } from '../keys/port.ts';
import { refuseIfSpent } from '../limits/refuse.ts';
import { looksLikeToken } from '../sessions/access-tokens.ts';
import { byCookie } from '../sessions/by-cookie.ts';
import type { Sessions } from '../sessions/desk.ts';
import { makeStrangers, type ByAddress, type Strangers } from '../sessions/strangers.ts';

const bearer = /^Bearer +(\S+)$/i;

/** Who can be known: keys, and people's sessions. */
export type Who = { keys: ApiKeys; sessions: Sessions };

// Who tries unknown keys is slowed down by address before anything is asked.
const byKey = async ({ keys }: Who, unknown: ByAddress, address: string, secret: string): Promise<Caller> => {
  refuseIfSpent(await unknown(address));
  return keys.verify(secret);
};

const byToken = async ({ sessions }: Who, strangers: Strangers, context: RequestContext, token: string) => {
  if (!sessions.programs.wasGood(token)) strangers.admit(context.address);
  try {
    return await sessions.programs.open(token, context);
  } catch (error) {
    if (isAtriumError(error) && error.kind === 'unauthenticated') await strangers.wrong(context.address);
    throw error;
  }
};

/** Refuses who says nothing of itself where somebody is needed: request.unauthenticated, or request.too_many. */
export const refuseNobody =
  (noKey: ByAddress) =>
  async (address: string): Promise<never> => {
    refuseIfSpent(await noKey(address));
    throw unauthenticated();
  };

/**
 * Says who asks: by the API key or the access token in the Authorization header, else by the session's cookie; without
 * either it is the public (GW-06, ID-40, ID-43).
 */
export const authenticate = (who: Who, unknown: ByAddress): Step => {
  const strangers = makeStrangers(unknown, Date.now);
  const cookie = byCookie(who.sessions, strangers);
  const byHeader = (authorization: string, context: RequestContext, next: Next): void => {
    const secret = bearer.exec(authorization)?.[1];
    if (secret === undefined) throw unauthenticated();
    const isToken = looksLikeToken(secret);
    const known = isToken ? who.sessions.programs.known(secret) : who.keys.remembered(secret);
    const late = (): Promise<Caller> =>
      isToken ? byToken(who, strangers, context, secret) : byKey(who, unknown, context.address, secret);
    if (known !== undefined) {
      context.caller = known;
      next();
    } else
      late().then((caller) => {
        context.caller = caller;
        next();
      }, next);
  };
  return (req: RoutedRequest, _res, next) => {
    const { authorization } = req.headers;
    if (authorization === undefined) cookie(req, partsOfUrl(req.url).path, next);
    else byHeader(authorization, contextOf(req), next);
  };
};
