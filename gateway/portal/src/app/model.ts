import type { PasswordRules } from '../ui/password-rules.ts';

/** What the API answers, as far as the pages look at it. */
export type Role = 'operator_administrator' | 'agent' | 'principal' | 'member';

type AccountState = 'invited' | 'active' | 'deactivated';

type Membership = { organisation: string; organisationName: string; role: Role };

export type Account = {
  id: string;
  email: string | null;
  identifier: string | null;
  lastName: string;
  firstName: string;
  language: 'fr' | 'en';
  timeZone: string;
  phone: string | null;
  state: AccountState;
  blockedAt?: string | null;
  memberships: readonly Membership[];
  createdAt?: string | null;
  lastSignInAt?: string | null;
  invitedUntil?: string | null;
  version: number;
};

export type Organisation = {
  id: string;
  name: string;
  siret: string | null;
  vatNumber: string | null;
  regions: readonly string[];
};

export type Session = {
  id: string;
  kind: string;
  agent: string;
  address: string;
  createdAt: string;
  usedAt: string;
  until: string;
  current: boolean;
};

/** `GET /api/v1/session`. */
export type SessionAnswer = {
  signedIn: boolean;
  account?: Account | null;
  organisation?: { id: string; name: string };
  role?: Role | null;
  csrf?: string | null;
  passwordExpired?: boolean;
};

export type AuditEntry = {
  number: number;
  at: string;
  act: string;
  actor: { kind: string; id: string; name: string };
  subject: { kind: string; id: string };
  /** JSON. */
  details: string;
  previous: string;
  hash: string;
};

export type AuditVerdict = { good: number; broken: number | null; hash: string };

export type Mail = {
  id: string;
  to: string;
  template: string;
  state: 'queued' | 'sent' | 'failed' | 'bounced';
  attempts: number;
  answer: string;
  createdAt: string;
  sentAt?: string | null;
  nextAt?: string | null;
};

export type Link = {
  kind: 'sign_up' | 'invitation' | 'activation' | 'reset' | 'first_administrator';
  email: string | null;
  lastName: string;
  firstName: string;
  organisationName: string;
  until?: string | null;
  passwordRules: PasswordRules;
};

export type Text = { fr: string; en: string };

export type Region = { key: string; name: Text };

export type WeatherState =
  'no_data' | 'operational' | 'under_maintenance' | 'degraded_performance' | 'partial_outage' | 'major_outage';

export type WeatherInShort = {
  state: WeatherState;
  asOf?: string | null;
  open: readonly { id: string; title: Text; startsAt: string; kind: 'incident' | 'maintenance' }[];
  planned: readonly { id: string; title: Text; startsAt: string }[];
};
