import type { Aggregates } from '@atrium/chassis/use-case';
import type { DueThings } from '@atrium/chassis/due';
import type { AccountState } from '../domain/accounts.ts';
import type { Fact } from '../domain/facts.ts';
import type { Role } from '../domain/roles.ts';
import type { Numbers } from '../domain/sign-up-wishes.ts';
import type { SignUp } from '../domain/sign-ups.ts';
import type { EndReason } from '../domain/sessions.ts';
import type { Actor } from '../domain/actor.ts';
import type { Accounts, Clock, Hasher, Ids, Links, LinkTokens, Organisations } from './ports.ts';
import type { Decoys } from './session-ports.ts';

/** Which accounts of an organisation are looked for by what they may do there. */
type Holding = { organisation: string; role: Role; states: readonly AccountState[] };

/** Accounts, and who else of an organisation there is. */
export type AccountStore = Accounts & {
  /** Whether any account but these holds a role in an organisation. */
  anyHolds: (wanted: Holding, except: readonly string[]) => Promise<boolean>;
};

/** Organisations, and what several of them are called. */
export type OrganisationStore = Organisations & {
  /** Names by id of those that exist. */
  names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** Companies that sign up (ID-01); forgotten a day after their link ended. Those accepted are due until they are made. */
export type SignUps = Aggregates<SignUp, Fact> & DueThings;

/** Proofs of presence that were used. */
export type Proofs = {
  /** True for the first who brings it. It is remembered until it would be too old. */
  take: (id: string, until: number) => Promise<boolean>;
};

/** For whom a reservation is; `until` null: until it is freed. */
export type Reserving = { by: string; until: number | null; now: number };

/** What only one may have, held while it is made: keys of `domain/reservations.ts`. */
export type Reservations = {
  /** Takes them in order, up to the first that another has: its key. Taken again by the same changes nothing. */
  take: (keys: readonly string[], how: Reserving) => Promise<string | undefined>;
  /** Frees those that this one has. */
  free: (keys: readonly string[], by: string) => Promise<void>;
};

/** Who is about to lose the right to sign in, so that the last two cannot go at once (ID-17). */
export type Departures = {
  /** Announces one, and tells the others that are under way. One that is not ended is over after a minute. */
  begin: (organisation: string, account: string, now: number) => Promise<string[]>;
  end: (organisation: string, account: string) => Promise<void>;
};

/** Proofs that a person is there (ID-01). */
type Challenges = {
  /** A challenge as JSON. */
  create: () => Promise<string>;
  /** Id of a solved challenge, and when it is too old; undefined where the solution is wrong or too old. */
  check: (solution: string) => Promise<{ id: string; until: number } | undefined>;
};

/** How hard a password is to guess, 0 to 4, and whether it stands on a list. */
type Guess = (password: string, words: readonly string[]) => { score: number; common: boolean };

/** How sessions end: `except` is the one that stays. */
type EndSessions = (
  account: string,
  how: { reason: EndReason; except?: string | undefined; by: Actor },
) => Promise<number>;

/** All that accounts and sign-up need from outside; each use case takes what it names. */
export type AccountDeps = {
  accounts: AccountStore;
  organisations: OrganisationStore;
  signUps: SignUps;
  links: Links;
  proofs: Proofs;
  reservations: Reservations;
  departures: Departures;
  decoys: Decoys;
  hasher: Hasher;
  linkTokens: LinkTokens;
  challenges: Challenges;
  numbers: Numbers;
  guess: Guess;
  endSessions: EndSessions;
  clock: Clock;
  ids: Ids;
  /** Who runs this installation, as people know it. */
  operatorName: string;
  /** Is told of a sign-up that the clock fails at, again and again until somebody mends it. */
  tellStuck: (error: unknown, id: string) => void;
};
