import type { Access } from '../domain/access.ts';
import type { Account } from '../domain/accounts.ts';
import type { KeyPair, SigningKey } from '../domain/signing-keys.ts';
import type { Decide } from './ports.ts';

/** A secret that was made here: whose it is, which of its generations, and its hash. */
type ReadSecret = { session: string; generation: number; hash: string };

/** Secrets of sessions: browsers hold one, programs a new one after each use (ID-40). */
export type SessionSecrets = {
  make: (session: string, generation: number) => { secret: string; token: { generation: number; hash: string } };
  /** Undefined for what was not made here. */
  read: (secret: string) => ReadSecret | undefined;
};

/** Tokens by which devices are known again, bound to one account (ID-12). */
export type DeviceTokens = {
  tokenOf: (account: string, device: string) => string;
  /** The device's id; undefined for a token that was not made here, or is another account's. */
  idOf: (account: string, token: string) => string | undefined;
};

/** Accounts of nobody: what a try at an unknown login costs, it costs on one of these (ID-12). */
export type Decoys = {
  /** The same reading and the same conditional write as of an account; nothing is told. */
  update: (login: string, decide: Decide<Account>, now: number) => Promise<void>;
};

/** Keys that sign access tokens, a few at a time. */
export type SigningKeys = {
  /** By number. */
  all: () => Promise<SigningKey[]>;
  /** Keeps one unless its number is taken: true for one caller only. */
  add: (key: SigningKey) => Promise<boolean>;
  remove: (number: number) => Promise<void>;
};

/** Makes keys and signs with them. */
export type Tokens = {
  makePair: () => Promise<KeyPair>;
  /** A signed access token: ES256, `at+jwt`. The same within five minutes, as long as it says the same. */
  sign: (key: SigningKey, access: Access) => Promise<{ token: string; until: number }>;
};
