import type { Caller } from '@atrium/chassis/caller';
import type { Idempotency } from '../middleware/idempotency.ts';

/** An API key as it is kept: its hash, never its secret (ID-43). Times are dates. */
export type KeyRecord = {
  id: string;
  hash: string;
  name: string;
  scopes: readonly string[];
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** What a new key is to be. */
export type KeyWish = { name: string; scopes: readonly string[]; expiresAt: Date | null };

/** A key just made, with the whole key that is shown this once. */
export type NewKey = { record: KeyRecord; whole: string };

/** A page of keys, by id or the newest first; `after` is the last key of the page before. */
export type KeyPage = {
  sort: 'id' | '-createdAt';
  after: Pick<KeyRecord, 'id' | 'createdAt'> | undefined;
  limit: number;
};

/** What became of the first key: `taken` where its id is that of another key, or it was revoked. */
export type FirstKept = 'made' | 'as it was' | 'given other rights' | 'taken';

/** API keys as the gateway needs them; its own store today, the identity service later. */
export type ApiKeys = {
  /** The caller of a key that was verified a moment ago. */
  remembered: (whole: string) => Caller | undefined;
  /** The caller of a key; throws request.unauthenticated, key.expired, key.revoked or service.unavailable. */
  verify: (whole: string) => Promise<Caller>;
  /** Makes a key; the same idempotency key and body give the same key for 24 hours (GW-04). */
  create: (wish: KeyWish, by: Caller, idempotency: Idempotency | undefined) => Promise<NewKey>;
  /** A page of keys. */
  list: (page: KeyPage) => Promise<KeyRecord[]>;
  find: (id: string) => Promise<KeyRecord>;
  /** Ends a key at once; ending it again changes nothing. */
  revoke: (id: string) => Promise<void>;
  /** Keeps a given key, the first one of an installation, with these rights, also where it was kept with others. */
  keepFirst: (whole: string, scopes: readonly string[]) => Promise<FirstKept>;
};

/** The command that made a key, kept beside it for 24 hours. */
export type KeyCommand = { key: string; hash: string; caller: string; nonce: string; at: Date };

/** Where keys are kept. */
export type KeyStore = {
  /** Says which unique thing was taken, if any. */
  insert: (record: KeyRecord, command: KeyCommand | undefined) => Promise<'inserted' | 'id taken' | 'command taken'>;
  find: (id: string) => Promise<KeyRecord | undefined>;
  findByCommand: (caller: string, key: string) => Promise<{ record: KeyRecord; command: KeyCommand } | undefined>;
  forgetCommandsBefore: (caller: string, key: string, before: Date) => Promise<void>;
  list: (page: KeyPage) => Promise<KeyRecord[]>;
  revoke: (id: string, at: Date) => Promise<void>;
  /** Gives a key other rights, unless it was revoked. */
  setScopes: (id: string, scopes: readonly string[]) => Promise<void>;
  touch: (id: string, at: Date) => Promise<void>;
};
