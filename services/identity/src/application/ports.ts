import type * as chassis from '@atrium/chassis/use-case';
import type { Clock, Ids, Kept } from '@atrium/chassis/use-case';
import type { Account, AccountState } from '../domain/accounts.ts';
import type { Fact } from '../domain/facts.ts';
import type { Link } from '../domain/links.ts';
import type { Organisation } from '../domain/organisations.ts';
import type { Session } from '../domain/sessions.ts';

export type { Clock, Ids, Kept } from '@atrium/chassis/use-case';

type Aggregates<State> = chassis.Aggregates<State, Fact>;

/** A synchronous rule with its input bound; undefined means: nothing changes. */
export type Decide<State> = chassis.Decide<State, Fact>;

/** Where a page of accounts goes on: name and id of the last one. */
export type AccountCursor = { name: string; id: string };

/** Which accounts are wanted: of one organisation, always (OP-10). */
export type AccountFilter = {
  organisation: string;
  state?: AccountState | undefined;
  blocked?: boolean | undefined;
  /** Folded begin of a name, e-mail or identifier. */
  search?: string | undefined;
};

/** Accounts. Look-ups by address and identifier are over all organisations: they are how a person is found at sign-in. */
export type Accounts = Aggregates<Account> & {
  byEmail: (emailKey: string) => Promise<Kept<Account> | undefined>;
  byIdentifier: (identifierKey: string) => Promise<Kept<Account> | undefined>;
  /** By last name, first name and id. */
  list: (filter: AccountFilter, after: AccountCursor | undefined, limit: number) => Promise<Kept<Account>[]>;
};

/** Organisations. */
export type Organisations = Aggregates<Organisation> & {
  bySiret: (siret: string) => Promise<Kept<Organisation> | undefined>;
  byVatNumber: (vatNumber: string) => Promise<Kept<Organisation> | undefined>;
};

/** Sessions; ended ones are forgotten after 30 days. */
export type Sessions = Aggregates<Session> & {
  /** Those of an account that have not ended, newest first, at most 100. */
  open: (account: string, now: number) => Promise<Kept<Session>[]>;
};

/** Links of mails; forgotten a day after their end. */
export type Links = {
  create: (link: Link) => Promise<void>;
  find: (id: string) => Promise<Link | undefined>;
  /** Marks it used if nobody did: true for one caller only. */
  use: (id: string, now: number) => Promise<boolean>;
  /** All other links of this kind and subject work no longer. */
  revoke: (kind: Link['kind'], subject: string, now: number) => Promise<void>;
};

/** Argon2id, a few at a time (ID-15). Both throw request.overloaded when too many wait. */
export type Hasher = {
  hash: (password: string) => Promise<string>;
  /** For an unknown account, `undefined`: the same work, and false. */
  verify: (hash: string | undefined, password: string) => Promise<boolean>;
};

/** Tokens of links: made of the link's id by a key of the service. */
export type LinkTokens = {
  tokenOf: (linkId: string) => string;
  /** The link's id; undefined for a token that was not made here. */
  idOf: (token: string) => string | undefined;
};

/** What use cases are made of, whatever their subject. */
export type Common = { clock: Clock; ids: Ids };
