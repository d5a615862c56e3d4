import type { Caller } from '@atrium/chassis/caller';
import type { KeyRecord } from './port.ts';

/** A key that was verified: until when it needs no asking, and until when it goes on while the store is away. */
export type KnownKey = { caller: Caller; id: string; expiresAtMs: number; freshUntilMs: number; touchedMs: number };

/** Milliseconds that a verified key needs no asking. */
export const freshMs = 30_000;
/**
 * Milliseconds that it goes on while the store cannot be asked. A key that is revoked meanwhile, by a replica that still
 * reaches the store, lives on here for so long (ID-43).
 */
const goOnMs = 600_000;
/** Milliseconds that an unknown key is remembered as unknown. */
const unknownMs = 10_000;
const knownMax = 10_000;

/** Verified and refused keys by the hash of the key, bounded in number; times in Unix milliseconds. */
export const knownKeys = (now: () => number) => {
  const known = new Map<string, KnownKey>();
  const unknown = new Map<string, number>();
  const bounded = <T>(map: Map<string, T>): void => {
    const oldest = map.size > knownMax ? map.keys().next().value : undefined;
    if (oldest !== undefined) map.delete(oldest);
  };
  return {
    fresh: (hash: string): KnownKey | undefined => {
      const key = known.get(hash);
      return key && key.freshUntilMs > now() && key.expiresAtMs > now() ? key : undefined;
    },
    /** For a store that is away. */
    stale: (hash: string): KnownKey | undefined => {
      const key = known.get(hash);
      return key && key.freshUntilMs + goOnMs > now() && key.expiresAtMs > now() ? key : undefined;
    },
    isUnknown: (hash: string): boolean => (unknown.get(hash) ?? 0) > now(),
    remember: (hash: string, record: KeyRecord, caller: Caller): KnownKey => {
      const touchedMs = known.get(hash)?.touchedMs ?? record.lastUsedAt?.getTime() ?? 0;
      const expiresAtMs = record.expiresAt?.getTime() ?? Infinity;
      const key = { caller, id: record.id, expiresAtMs, freshUntilMs: now() + freshMs, touchedMs };
      known.set(hash, key);
      bounded(known);
      return key;
    },
    rememberUnknown: (hash: string): void => {
      unknown.set(hash, now() + unknownMs);
      bounded(unknown);
    },
    noLongerUnknown: (hash: string): void => {
      unknown.delete(hash);
    },
    forget: (id: string): void => {
      for (const [hash, key] of known) if (key.id === id) known.delete(hash);
    },
  };
};
