import { unauthenticated } from '../errors.ts';
import { importJWK, type CryptoKey, type JWK } from 'jose';

/** A set of public keys as it is published. */
export type KeySet = { keys: JWK[] };

/** The keys with which identity signs (ID-40). */
export type PublishedKeys = {
  /** The key of an id. Throws request.unauthenticated for one that nobody knows, service.unavailable. */
  keyOf: (kid: string | undefined) => Promise<CryptoKey>;
  /** The set as it is, for those who verify by themselves. Throws service.unavailable where it was never read. */
  set: () => Promise<KeySet>;
};

/** How the set is fetched, as JSON, and the time in milliseconds. */
export type KeySource = { fetch: () => Promise<string>; now: () => number };

/** Milliseconds in which a key that nobody knows makes the set be asked for once. */
const againMs = 10_000;
/** Milliseconds after which the set is asked for again, so that a key that was taken back goes here too. */
const staleMs = 300_000;

type Known = { set: KeySet; keys: Map<string, CryptoKey>; atMs: number };

// One algorithm: what else a set may hold is not for access tokens.
const isOurs = ({ kty, crv, alg = 'ES256', use = 'sig' }: JWK): boolean =>
  kty === 'EC' && crv === 'P-256' && alg === 'ES256' && use === 'sig';

const imported = async (jwk: JWK): Promise<[string, CryptoKey]> => [
  jwk.kid ?? '',
  (await importJWK(jwk, 'ES256')) as CryptoKey,
];

const read = async (text: string, atMs: number): Promise<Known> => {
  const set = JSON.parse(text) as KeySet;
  return { set, keys: new Map(await Promise.all(set.keys.filter(isOurs).map(imported))), atMs };
};

/** Keeps identity's keys at hand: asked for at first use, when a key is unknown, and every five minutes. */
export const publishedKeys = ({ fetch, now }: KeySource): PublishedKeys => {
  let known: Known | undefined;
  let asking: Promise<Known> | undefined;
  const ask = (): Promise<Known> =>
    (asking ??= fetch()
      .then(async (text) => (known = await read(text, now())))
      .finally(() => (asking = undefined)));
  const renewed = (): Known | undefined => {
    // Those at hand go on while the new ones are fetched, and while identity is away.
    if (known !== undefined && known.atMs + staleMs <= now()) ask().catch(() => undefined);
    return known;
  };
  return {
    keyOf: async (kid = '') => {
      const found = renewed()?.keys.get(kid);
      if (found !== undefined) return found;
      const isFresh = known !== undefined && known.keys.size > 0 && known.atMs + againMs > now();
      const key = isFresh ? undefined : (await ask()).keys.get(kid);
      if (key === undefined) throw unauthenticated();
      return key;
    },
    set: async () => (renewed() ?? (await ask())).set,
  };
};
