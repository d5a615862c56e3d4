import { createSecretKey, type KeyObject } from 'node:crypto';
import { SignJWT, jwtVerify, type JWTPayload } from 'jose';
import { requestForbidden, requestUnauthenticated } from './errors.ts';

/** Who asks. An argument of every use case; the service decides what it may do. */
export type Caller = {
  kind: 'anonymous' | 'key' | 'account' | 'service';
  id: string;
  name: string;
  scopes: readonly string[];
  organisation?: string | undefined;
  /** Id of the session of an account (ID-40). */
  session?: string | undefined;
};

/** Signs a caller for one audience, the name of the service that is called. */
export type CallerSigner = (caller: Caller, audience: string) => Promise<string>;

/** Gives the caller of a token; no token is {@link anonymous}. @throws request.unauthenticated for any other doubt. */
export type CallerVerifier = (token: string | undefined) => Promise<Caller>;

/** Milliseconds since 1970; given so that tests need not wait. */
type Clock = () => number;

const issuer = 'atrium';
const lifeMs = 60_000;
/** A cached token is signed anew when less than this is left: it must outlive the longest call it goes with. */
const marginMs = 30_000;
/** Each cache forgets its oldest entry beyond this (OP-08): a flood of callers costs signatures, never memory. */
const cacheSize = 10_000;

/**
 * The public: nobody has said who it is.
 *
 * @example
 * await handlers.GetWeather(request, { caller: anonymous });
 */
export const anonymous: Caller = Object.freeze({ kind: 'anonymous', id: '', name: '', scopes: Object.freeze([]) });

/**
 * Whether a caller was granted a scope.
 *
 * @example
 * if (!hasScope(caller, 'status:write')) throw requestForbidden();
 */
export const hasScope = (caller: Caller, scope: string): boolean => caller.scopes.includes(scope);

/**
 * Refuses a caller that a rule of the service does not let through: who is unknown may sign in, who is known may not.
 *
 * @throws request.unauthenticated, request.forbidden
 * @example
 * allow(caller, mayWrite);
 */
export const allow = (caller: Caller, may: (caller: Caller) => boolean): void => {
  if (may(caller)) return;
  throw caller.kind === 'anonymous' ? requestUnauthenticated() : requestForbidden();
};

/**
 * The organisation that a caller acts for: what use cases hand to stores whose things have owners (OP-10).
 *
 * @throws request.forbidden when it acts for none.
 * @example
 * return items.get(id, { organisation: organisationOf(caller) });
 */
export const organisationOf = ({ organisation }: Pick<Caller, 'organisation'>): string => {
  if (organisation === undefined || organisation === '') throw requestForbidden();
  return organisation;
};

const keyOf = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));

const remember = <V>(cache: Map<string, V>, key: string, value: V): void => {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size <= cacheSize) return;
  const oldest = cache.keys().next();
  if (!oldest.done) cache.delete(oldest.value);
};

const sign = (key: KeyObject, caller: Caller, audience: string, now: number): Promise<string> =>
  new SignJWT({
    knd: caller.kind,
    nam: caller.name,
    scp: [...caller.scopes],
    org: caller.organisation,
    sid: caller.session,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setSubject(caller.id)
    .setAudience(audience)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor((now + lifeMs) / 1000))
    .sign(key);

/**
 * Makes the signer that the gateway, or a service that calls another, holds. A token lives 60 s, is good for one
 * audience, and is signed once per caller and half minute.
 *
 * @param secret `ATRIUM_CALLER_SECRET`, 32 characters or more.
 * @example
 * const signCaller = makeCallerSigner(config.ATRIUM_CALLER_SECRET);
 * await status.call('GetWeather', {}, { token: await signCaller(caller, 'status'), deadlineMs: 2000, requestId });
 */
export const makeCallerSigner = (secret: string, now: Clock = Date.now): CallerSigner => {
  const key = keyOf(secret);
  const cache = new Map<string, { token: Promise<string>; until: number }>();
  return (caller, audience) => {
    const id = JSON.stringify([
      audience,
      caller.kind,
      caller.id,
      caller.name,
      caller.scopes,
      caller.organisation,
      caller.session,
    ]);
    const known = cache.get(id);
    const at = now();
    if (known !== undefined && known.until > at) return known.token;
    const token = sign(key, caller, audience, at);
    remember(cache, id, { token, until: at + lifeMs - marginMs });
    return token;
  };
};

const kinds: readonly string[] = ['anonymous', 'key', 'account', 'service'] satisfies Caller['kind'][];
const isKind = (kind: unknown): kind is Caller['kind'] => typeof kind === 'string' && kinds.includes(kind);
const isTexts = (list: unknown): list is string[] =>
  Array.isArray(list) && list.every((one) => typeof one === 'string');

const callerOf = ({ sub, knd, nam, scp, org, sid }: JWTPayload): Caller => {
  if (sub === undefined || !isKind(knd) || typeof nam !== 'string' || !isTexts(scp)) throw requestUnauthenticated();
  const caller: Caller = { kind: knd, id: sub, name: nam, scopes: Object.freeze(scp) };
  const more = {
    ...(typeof org === 'string' && { organisation: org }),
    ...(typeof sid === 'string' && { session: sid }),
  };
  return Object.freeze({ ...caller, ...more });
};

const verify = async (key: KeyObject, audience: string, token: string, now: number) => {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer,
      audience,
      requiredClaims: ['exp', 'sub', 'iat'],
      currentDate: new Date(now),
    });
    return { caller: callerOf(payload), until: (payload.exp ?? 0) * 1000 };
  } catch (cause) {
    throw requestUnauthenticated({ cause });
  }
};

/**
 * Makes the verifier that a service gives to `serveGrpc`. A verified token is remembered until it expires, so that a
 * check costs a look-up. A bad signature, another algorithm, another audience or an expired token is
 * `request.unauthenticated`.
 *
 * @param audience the service's own name.
 * @example
 * const verifyCaller = makeCallerVerifier(config.ATRIUM_CALLER_SECRET, 'status');
 */
export const makeCallerVerifier = (secret: string, audience: string, now: Clock = Date.now): CallerVerifier => {
  const key = keyOf(secret);
  const cache = new Map<string, { caller: Caller; until: number }>();
  return async (token) => {
    if (token === undefined) return anonymous;
    const at = now();
    const known = cache.get(token);
    if (known !== undefined && known.until > at) return known.caller;
    cache.delete(token);
    const verified = await verify(key, audience, token, at);
    remember(cache, token, verified);
    return verified.caller;
  };
};
