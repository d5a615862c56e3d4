import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  decodeProtectedHeader,
  type JWK,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { Access } from '../domain/access.ts';
import { nextKey } from '../domain/signing-keys.ts';
import { makeVault } from './key-vault.ts';
import { makeTokens } from './tokens.ts';

const start = 1_790_000_000;
const vault = makeVault(randomBytes(32));
const tokens = makeTokens({ vault });
const newKey = async () => nextKey([], await tokens.makePair(), start);
const access = (changes: Partial<Access> = {}): Access => ({
  ...{ account: 'a1', session: 's1', organisation: 'o1', name: 'Zoë d’Été', scopes: ['role:member'] },
  ...{ from: start, until: start + 600 },
  ...changes,
});

/** As whoever takes tokens checks them. */
const verify = (token: string, keys: readonly { publicKey: string }[], now = start) =>
  jwtVerify(token, createLocalJWKSet({ keys: keys.map(({ publicKey }) => JSON.parse(publicKey) as JWK) }), {
    ...{ algorithms: ['ES256'], typ: 'at+jwt', issuer: 'atrium', audience: 'atrium' },
    ...{ requiredClaims: ['sub', 'sid', 'org', 'exp', 'iat'], currentDate: new Date(now * 1000) },
  });

describe('access tokens', () => {
  test('ID-40 a token says who, in which session and organisation, with which rights, and until when', async () => {
    const key = await newKey();
    const { token, until } = await tokens.sign(key, access());
    const { payload, protectedHeader } = await verify(token, [key]);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: key.kid });
    expect(payload).toEqual({
      ...{ iss: 'atrium', aud: 'atrium', sub: 'a1', sid: 's1', org: 'o1', nam: 'Zoë d’Été', knd: 'account' },
      ...{ scp: ['role:member'], iat: start, exp: start + 600 },
    });
    expect(until).toBe(start + 600);
    await verify(token, [key], start + 599);
    await expect(verify(token, [key], start + 600)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  test('ID-40 a key is named by its thumbprint; what is published has no private part, what is kept is sealed', async () => {
    const key = await newKey();
    const jwk = JSON.parse(key.publicKey) as JWK;
    expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect([jwk.kid, await calculateJwkThumbprint(jwk)]).toEqual([key.kid, key.kid]);
    const own = JSON.parse(vault.open(key.sealed, key.kid)) as JWK;
    expect(JSON.stringify(key)).not.toContain(own.d);
    expect(own.d).toMatch(/^[\w-]{43}$/);
  });

  test('ID-40 unknown keys, other algorithms and what was changed are refused', async () => {
    const [key, other] = await Promise.all([newKey(), newKey()]);
    const { token } = await tokens.sign(key, access());
    await expect(verify(token, [other])).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    const [head, body, signature] = token.split('.');
    const claims = {
      ...JSON.parse(Buffer.from(body ?? '', 'base64url').toString()),
      scp: ['role:operator_administrator'],
    };
    const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    await expect(verify(forged, [key])).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    const byPublic = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })
      .sign(Buffer.from(key.publicKey));
    await expect(verify(byPublic, [key])).rejects.toMatchObject({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
    await expect(verify(new UnsecuredJWT(claims).encode(), [key])).rejects.toThrow();
  });
});

describe('how often is signed', () => {
  test('ID-40 a session’s token is signed once in five minutes, and always good for five more', async () => {
    const key = await newKey();
    const at = (from: number) => tokens.sign(key, access({ session: 's2', from, until: from + 600 }));
    const first = await at(start);
    expect(await at(start + 299)).toBe(first);
    const second = await at(start + 300);
    expect(second.token).not.toBe(first.token);
    expect(second.until).toBe(start + 900);
  });

  test('ID-40 ID-44 it is signed anew for another key, other rights, another organisation or a clock that went back', async () => {
    const [key, other] = await Promise.all([newKey(), newKey()]);
    const { token } = await tokens.sign(key, access({ session: 's3' }));
    const anew = [
      [other, access({ session: 's3' })],
      [key, access({ session: 's3', scopes: ['role:principal'] })],
      [key, access({ session: 's3', organisation: 'o2' })],
      [key, access({ session: 's3', name: 'Other' })],
      [key, access({ session: 's3', from: start - 1, until: start + 599 })],
    ] as const;
    for (const [by, what] of anew) expect((await tokens.sign(by, what)).token).not.toBe(token);
    expect(decodeProtectedHeader((await tokens.sign(other, access({ session: 's3' }))).token).kid).toBe(other.kid);
  });

  test('OP-08 so many tokens are remembered and no more: the oldest is signed again', async () => {
    const few = makeTokens({ vault, cacheSize: 2 });
    const key = await newKey();
    const sign = (session: string) => few.sign(key, access({ session }));
    const first = await sign('one');
    await sign('two');
    expect(await sign('one')).toBe(first);
    await sign('three');
    expect(await sign('one')).not.toBe(first);
  });

  test('ID-40 a key that does not open fails each time that it is asked for, and works once it does', async () => {
    const key = await newKey();
    const spoiled = { ...key, sealed: vault.seal('{}', 'other') };
    await expect(tokens.sign(spoiled, access())).rejects.toThrow('does not open');
    await expect(tokens.sign(spoiled, access())).rejects.toThrow('does not open');
    await verify((await tokens.sign(key, access())).token, [key]);
  });
});
