import type { Account, Language } from './accounts.ts';
import type { Email } from './emails.ts';
import type { Role } from './roles.ts';

/** What an account begins with. */
export type NewAccount = {
  id: string;
  email: Email;
  lastName: string;
  firstName: string;
  language: Language;
  organisation: string;
  role: Role;
};

/** The zone in which times are shown until somebody says otherwise. */
const defaultTimeZone = 'Europe/Paris';

/** An account that was invited, and has no password yet. */
export const newAccount = ({ email, organisation, role, ...said }: NewAccount, now: number): Account => ({
  ...said,
  email: email.email,
  emailKey: email.key,
  identifier: null,
  identifierKey: null,
  timeZone: defaultTimeZone,
  phone: '',
  state: 'invited',
  memberships: [{ organisation, role, since: now }],
  password: null,
  failures: { strangers: 0, devices: [] },
  blockedAt: null,
  notice: null,
  invitedUntil: null,
  lastSignInAt: null,
  createdAt: now,
});
