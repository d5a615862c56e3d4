import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Tokens } from '../application/session-ports.ts';
import type { Access } from '../domain/access.ts';
import type { SigningKey } from '../domain/signing-keys.ts';
import type { Vault } from './key-vault.ts';

const algorithm = 'ES256';
const issuer = 'atrium';
const audience = 'atrium';
/** A token is given out again for this long, in seconds: who gets it can use it for five minutes more. */
const reuseSeconds = 300;

type Signed = { token: string; until: number };
type Signer = Awaited<ReturnType<typeof importJWK>>;
type Cached = { from: number; signed: Promise<Signed> };

/** Forgets its oldest entry beyond `most` (OP-08): a flood costs work, never memory. */
const remember = <Value>(cache: Map<string, Value>, key: string, value: Value, most: number): void => {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size <= most) return;
  const oldest = cache.keys().next();
  if (!oldest.done) cache.delete(oldest.value);
};

const signed = async (signer: Signer, kid: string, access: Access): Promise<Signed> => {
  const { account, session, organisation, name, scopes, from, until } = access;
  const token = await new SignJWT({ sid: session, org: organisation, nam: name, scp: [...scopes], knd: 'account' })
    .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(account)
    .setIssuedAt(from)
    .setExpirationTime(until)
    .sign(signer);
  return { token, until };
};

const makePair =
  (vault: Vault): Tokens['makePair'] =>
  async () => {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const [shared, own] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
    const kid = await calculateJwkThumbprint(shared);
    const published = JSON.stringify({ ...shared, kid, alg: algorithm, use: 'sig' });
    return { kid, publicKey: published, sealed: vault.seal(JSON.stringify(own), kid) };
  };

// What a token says besides its times.
const cacheKey = ({ kid }: SigningKey, { account, session, organisation, name, scopes }: Access): string =>
  JSON.stringify([kid, account, session, organisation, name, scopes]);

// A promise, whatever goes wrong.
const opened = async (vault: Vault, { kid, sealed }: SigningKey): Promise<Signer> =>
  importJWK(JSON.parse(vault.open(sealed, kid)) as JWK, algorithm);

/**
 * Makes and uses the keys of access tokens (ID-40): ES256 only, `kid` is the RFC 7638 thumbprint. A session's token is
 * signed once in five minutes, as long as it says the same.
 *
 * @param cacheSize tokens that are remembered.
 * @example
 * const tokens = makeTokens({ vault: makeVault(deriveKey(secret, 'keys')) });
 */
export const makeTokens = ({ vault, cacheSize = 10_000 }: { vault: Vault; cacheSize?: number }): Tokens => {
  const signers = new Map<string, Promise<Signer>>();
  const cache = new Map<string, Cached>();
  const signerOf = (key: SigningKey): Promise<Signer> => {
    const known = signers.get(key.kid);
    if (known !== undefined) return known;
    const signer = opened(vault, key);
    remember(signers, key.kid, signer, 10);
    signer.catch(() => signers.delete(key.kid));
    return signer;
  };
  return {
    makePair: makePair(vault),
    sign: (key, access) => {
      const id = cacheKey(key, access);
      const known = cache.get(id);
      // A clock that was set back makes a new one: the old one would be good for too long.
      if (known !== undefined && access.from >= known.from && access.from < known.from + reuseSeconds)
        return known.signed;
      const made = signerOf(key).then((signer) => signed(signer, key.kid, access));
      remember(cache, id, { from: access.from, signed: made }, cacheSize);
      made.catch(() => cache.delete(id));
      return made;
    },
  };
};
