import { anonymous, type Caller } from '@atrium/chassis/caller';
import type { CallFrom } from '../backend.ts';
import type { IdentityBackend } from '../backends.ts';
import { sessionOver } from '../errors.ts';
import type { RequestContext } from '../http/context.ts';
import { accessTokens, type VerifyAccess } from './access-tokens.ts';
import { makeCookies, type Cookies } from './cookies.ts';
import { publishedKeys, type PublishedKeys } from './jwks.ts';
import { openSessions, type OpenSessions } from './open-sessions.ts';

/** The request on whose behalf a session is asked about. */
type From = Pick<RequestContext, 'id' | 'traceparent' | 'language'>;

/** Everything about sessions that the gateway knows (GW-06, ID-40). */
export type Sessions = {
  cookies: Cookies;
  /** Origin of the pages, which may ask for changes. */
  origin: string;
  keys: PublishedKeys;
  verify: VerifyAccess;
  /** By the secret of a cookie. */
  browsers: OpenSessions<From>;
  /** By an access token. */
  programs: OpenSessions<From>;
};

type Options = { identity: IdentityBackend; publicUrl: string; now?: () => number };

// Nobody waits for who asked first: an answer that many wait for does not end when one of them goes away.
const asked = ({ id, traceparent, language }: From, caller: Caller): CallFrom => ({
  context: { id, traceparent, language, caller },
});

// An access token lives ten minutes; whether its session does is asked of identity, in the name of its owner.
const stillOpen = async (identity: IdentityBackend, caller: Caller, from: From): Promise<Caller> => {
  const { sessions } = await identity.call('ListSessions', {}, asked(from, caller));
  if (!sessions.some(({ id }) => id === caller.session)) throw sessionOver();
  return caller;
};

/** Sessions by cookie and by access token, each asked about once a second and process at most. */
export const sessionDesk = ({ identity, publicUrl, now = Date.now }: Options): Sessions => {
  const start = { context: { id: '', traceparent: undefined, language: undefined, caller: anonymous } };
  const keys = publishedKeys({ fetch: async () => (await identity.call('GetKeys', {}, start)).jwks, now });
  const verify = accessTokens(keys, now);
  const byCookie = async (secret: string, from: From): Promise<Caller> =>
    verify((await identity.call('OpenSession', { secret }, asked(from, anonymous))).accessToken);
  const byToken = async (token: string, from: From): Promise<Caller> => stillOpen(identity, await verify(token), from);
  return {
    ...{ cookies: makeCookies(publicUrl), origin: new URL(publicUrl).origin, keys, verify },
    ...{ browsers: openSessions({ ask: byCookie, now }), programs: openSessions({ ask: byToken, now }) },
  };
};
