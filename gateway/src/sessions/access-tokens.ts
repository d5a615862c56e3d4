import { isAtriumError } from '@atrium/chassis/errors';
import type { Caller } from '@atrium/chassis/caller';
import { jwtVerify, type JWTPayload } from 'jose';
import { unauthenticated } from '../errors.ts';
import type { PublishedKeys } from './jwks.ts';

/** Gives the caller of an access token; throws request.unauthenticated for any doubt, service.unavailable. */
export type VerifyAccess = (token: string) => Promise<Caller>;

const name = 'atrium';
const claims = ['exp', 'iat', 'sub', 'sid', 'org', 'nam', 'scp', 'knd'];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

const callerOf = ({ sub, sid, org, nam, scp, knd, aud }: JWTPayload): Caller => {
  if (aud !== name || knd !== 'account') throw unauthenticated();
  if (!isText(sub) || !isText(sid) || !isText(org) || typeof nam !== 'string' || !isTexts(scp)) throw unauthenticated();
  return Object.freeze({
    ...{ kind: 'account' as const, id: sub, name: nam, scopes: Object.freeze(scp) },
    ...{ organisation: org, session: sid },
  });
};

/** Whether a bearer's secret looks like an access token; all others are API keys. */
export const looksLikeToken = (secret: string): boolean => /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(secret);

/**
 * Verifies access tokens of identity: ES256 and nothing else, type at+jwt, issuer and audience `atrium` (ID-40). Whether
 * the session still is open is another question.
 *
 * @param now milliseconds since 1970
 */
export const accessTokens =
  (keys: PublishedKeys, now: () => number): VerifyAccess =>
  async (token) => {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => keys.keyOf(kid), {
        ...{ algorithms: ['ES256'], typ: 'at+jwt', issuer: name, audience: name, requiredClaims: claims },
        currentDate: new Date(now()),
      });
      return callerOf(payload);
    } catch (cause) {
      throw isAtriumError(cause) ? cause : unauthenticated({ cause });
    }
  };
