import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** A key with which the fake identity signs, and what it publishes of it. */
export const newKey = async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, kid, jwk: { ...jwk, kid, alg: 'ES256', use: 'sig' } };
};

export type FakeKey = Awaited<ReturnType<typeof newKey>>;

const seconds = () => Math.floor(Date.now() / 1000);

/** An access token as identity makes it; what a test changes of it comes last. */
export const accessToken = ({ privateKey, kid }: FakeKey, claims: JWTPayload, header: object = {}): Promise<string> =>
  new SignJWT({ iss: 'atrium', aud: 'atrium', knd: 'account', iat: seconds(), exp: seconds() + 600, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(privateKey);
