import type { Role } from './roles.ts';

/** Languages of the portal and of mails. */
export type Language = 'fr' | 'en';

export type AccountState = 'invited' | 'active' | 'deactivated';

/** An account in an organisation; the list is never empty. */
export type Membership = { organisation: string; role: Role; since: number };

/** A password as it is kept: its Argon2id hash, and those of earlier ones, newest first (ID-15). */
export type Password = { hash: string; setAt: number; earlier: readonly string[] };

/** Wrong passwords in a row from a device that has signed in before (ID-12). */
export type KnownDevice = { id: string; failures: number; seenAt: number };

/** Wrong passwords in a row: from devices that nobody knows together, from each known one by itself (ID-12). */
type Failures = { strangers: number; devices: readonly KnownDevice[] };

/** A person's account. All times in Unix seconds. */
export type Account = {
  id: string;
  /** As it was written; empty where it has none. What it is found by is `emailKey`. */
  email: string;
  /** Folded: see `emailKeyOf`; null where it has none, so that a unique index leaves it out. */
  emailKey: string | null;
  /** Another name to sign in with; null for none. */
  identifier: string | null;
  identifierKey: string | null;
  lastName: string;
  firstName: string;
  language: Language;
  timeZone: string;
  phone: string;
  state: AccountState;
  memberships: readonly Membership[];
  password: Password | null;
  failures: Failures;
  /** Since when sign-ins of unknown devices are refused, whatever the password (ID-12). */
  blockedAt: number | null;
  /** The privacy notice that was shown last, and when (ID-47). */
  notice: { version: string; at: number } | null;
  invitedUntil: number | null;
  lastSignInAt: number | null;
  createdAt: number;
};

/** The organisation whose events and audit trail an account's facts belong to. */
export const homeOf = ({ memberships }: Pick<Account, 'memberships'>): string | undefined =>
  memberships[0]?.organisation;

/** What an account may do in an organisation; undefined where it does not belong to it. */
export const roleIn = ({ memberships }: Pick<Account, 'memberships'>, organisation: string): Role | undefined =>
  memberships.find((membership) => membership.organisation === organisation)?.role;
