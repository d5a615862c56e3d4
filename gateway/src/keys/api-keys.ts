import { randomBytes } from 'node:crypto';
import type { Caller } from '@atrium/chassis/caller';
import { isAtriumError } from '@atrium/chassis/errors';
import { isOutage } from '@atrium/chassis/outage';
import { forbidden, idempotencyMismatch, keyCannotBeShown, keyExpired, keyExpiresInPast } from '../errors.ts';
import { keyRevoked, keyScopeNotOwned, notFound, unauthenticated, unavailable } from '../errors.ts';
import type { Idempotency } from '../middleware/idempotency.ts';
import { createApiKey, derivedApiKey, hashOfKey, parseApiKey, sameHash, type ParsedKey } from './api-key.ts';
import { knownKeys, type KnownKey } from './known-keys.ts';
import type { ApiKeys, FirstKept, KeyCommand, KeyRecord, KeyStore, KeyWish, NewKey } from './port.ts';

type Options = { store: KeyStore; serverSecret: string; now?: () => number };

const touchMs = 60_000;
const commandMs = 86_400_000;

const callerOf = (record: KeyRecord): Caller =>
  Object.freeze({ kind: 'key', id: record.id, name: record.name, scopes: Object.freeze([...record.scopes]) });

const orUnavailable = (error: unknown): never => {
  throw isOutage(error) ? unavailable({ cause: error }) : error;
};

const recordFor = (key: ParsedKey, wish: KeyWish, by: string, at: Date): KeyRecord => ({
  ...{ id: key.id, hash: hashOfKey(key.whole), name: wish.name, scopes: wish.scopes, expiresAt: wish.expiresAt },
  ...{ createdAt: at, createdBy: by, lastUsedAt: null, revokedAt: null },
});

const mayGive = (by: Caller, wish: KeyWish, nowMs: number): void => {
  if (!by.scopes.includes('keys:manage')) throw by.kind === 'anonymous' ? unauthenticated() : forbidden();
  const scope = wish.scopes.find((one) => !by.scopes.includes(one));
  if (scope !== undefined) throw keyScopeNotOwned({ params: { scope } });
  if (wish.expiresAt && wish.expiresAt.getTime() <= nowMs) {
    throw keyExpiresInPast({ fields: [{ field: '/expiresAt', code: 'key.expires_in_past' }] });
  }
};

const verifier = ({ store, now = Date.now }: Options, known: ReturnType<typeof knownKeys>) => {
  const used = (key: KnownKey): Caller => {
    if (now() - key.touchedMs > touchMs) {
      key.touchedMs = now();
      store.touch(key.id, new Date(now())).catch(() => undefined);
    }
    return key.caller;
  };
  const checked = (record: KeyRecord | undefined, hash: string): Caller => {
    if (!record || !sameHash(record.hash, hash)) {
      known.rememberUnknown(hash);
      throw unauthenticated();
    }
    if (record.revokedAt) throw keyRevoked();
    if (record.expiresAt && record.expiresAt.getTime() <= now()) throw keyExpired();
    return used(known.remember(hash, record, callerOf(record)));
  };
  const verify = async (whole: string): Promise<Caller> => {
    const key = parseApiKey(whole);
    const hash = hashOfKey(whole);
    if (key === undefined || known.isUnknown(hash)) throw unauthenticated();
    try {
      return checked(await store.find(key.id), hash);
    } catch (error) {
      const stale = isAtriumError(error) ? undefined : known.stale(hash);
      return stale ? used(stale) : orUnavailable(error);
    }
  };
  const remembered = (whole: string): Caller | undefined => {
    const key = known.fresh(hashOfKey(whole));
    return key === undefined ? undefined : used(key);
  };
  return { verify, remembered };
};

const maker = ({ store, serverSecret, now = Date.now }: Options) => {
  const replay = async (by: string, idempotency: Idempotency): Promise<NewKey | undefined> => {
    const { key, hash } = idempotency;
    await store.forgetCommandsBefore(by, key, new Date(now() - commandMs));
    const found = await store.findByCommand(by, key);
    if (found === undefined) return undefined;
    if (found.command.hash !== hash) throw idempotencyMismatch();
    const { whole } = derivedApiKey(serverSecret, found.command.nonce, key);
    // The caller secret was replaced since: the key that was given then cannot be said again.
    if (!sameHash(hashOfKey(whole), found.record.hash)) throw keyCannotBeShown({ params: { id: found.record.id } });
    idempotency.replayed();
    return { record: found.record, whole };
  };
  const insert = async (
    wish: KeyWish,
    by: string,
    idempotency: Idempotency | undefined,
  ): Promise<NewKey | undefined> => {
    const at = new Date(now());
    const nonce = randomBytes(16).toString('base64url');
    const key = idempotency ? derivedApiKey(serverSecret, nonce, idempotency.key) : createApiKey();
    const known = idempotency && { key: idempotency.key, hash: idempotency.hash };
    const command: KeyCommand | undefined = known && { ...known, caller: by, nonce, at };
    const record = recordFor(key, wish, by, at);
    return (await store.insert(record, command)) === 'inserted' ? { record, whole: key.whole } : undefined;
  };
  // Two replicas may be given the same command, and 32 bits of id may be taken: then the look-up, or another id, helps.
  return async (wish: KeyWish, by: Caller, idempotency: Idempotency | undefined): Promise<NewKey> => {
    mayGive(by, wish, now());
    for (let tries = 0; tries < 5; tries += 1) {
      const made = (idempotency && (await replay(by.id, idempotency))) ?? (await insert(wish, by.id, idempotency));
      if (made) return made;
    }
    throw unavailable();
  };
};

const sameScopes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((scope) => other.includes(scope));

// An installation is older than some of the rights there are: nobody could give them to a key if the first had them not.
const firstKeeper = ({ store, now = Date.now }: Options, known: ReturnType<typeof knownKeys>) => {
  const widen = async ({ id, hash, scopes }: KeyRecord): Promise<FirstKept> => {
    const found = await store.find(id);
    if (found === undefined || !sameHash(found.hash, hash) || found.revokedAt !== null) return 'taken';
    if (sameScopes(found.scopes, scopes)) return 'as it was';
    await store.setScopes(id, scopes);
    known.forget(id);
    return 'given other rights';
  };
  return async (whole: string, scopes: readonly string[]): Promise<FirstKept> => {
    const key = parseApiKey(whole);
    if (key === undefined) return 'taken';
    const record = recordFor(key, { name: 'first', scopes, expiresAt: null }, 'installation', new Date(now()));
    const inserted = (await store.insert(record, undefined)) === 'inserted';
    known.noLongerUnknown(record.hash);
    return inserted ? 'made' : widen(record);
  };
};

/** API keys on a store of the gateway's own (ID-43). */
export const apiKeys = (options: Options): ApiKeys => {
  const { store, now = Date.now } = options;
  const known = knownKeys(now);
  const create = maker(options);
  return {
    ...verifier(options, known),
    create: (wish, by, idempotency) => create(wish, by, idempotency).catch(orUnavailable),
    list: (page) => store.list(page).catch(orUnavailable),
    find: async (id) => {
      const record = await store.find(id).catch(orUnavailable);
      if (record === undefined) throw notFound();
      return record;
    },
    revoke: async (id) => {
      await store.revoke(id, new Date(now())).catch(orUnavailable);
      known.forget(id);
    },
    keepFirst: firstKeeper(options, known),
  };
};
