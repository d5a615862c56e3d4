import type { Account } from '../src/domain/accounts.ts';
import { openSession, type NewSession } from '../src/domain/session-acts.ts';
import type { Session } from '../src/domain/sessions.ts';

/** When tests of sessions begin, in Unix seconds. */
export const start = 1_790_000_000;

/** The password of an account of these tests is its hash without `hash of `. */
export const hashOf = (password: string): string => `hash of ${password}`;

/** An active principal, with what a test changes. */
export const anAccount = (changes: Partial<Account> = {}): Account => {
  const { id = 'a1' } = changes;
  const email = `${id}@example.org`;
  return {
    ...{ id, email, emailKey: email, identifier: null, identifierKey: null },
    ...{ lastName: 'Lovelace', firstName: 'Ada', language: 'fr', timeZone: 'Europe/Paris', phone: '', state: 'active' },
    memberships: [{ organisation: 'o1', role: 'principal', since: start }],
    password: { hash: hashOf('right'), setAt: start, earlier: [] },
    failures: { strangers: 0, devices: [] },
    ...{ blockedAt: null, notice: null, invitedUntil: null, lastSignInAt: null, createdAt: start },
    ...changes,
  };
};

const newSession: NewSession = {
  ...{ id: 's1', account: 'a1', organisation: 'o1', kind: 'browser', secretHash: 'h0' },
  ...{ agent: 'Firefox', address: '203.0.113.77', device: '' },
};

/** A decision that opens a session of `a1`. */
export const opening = (changes: Partial<NewSession> = {}, now = start) =>
  openSession({ ...newSession, ...changes }, { kind: 'account', id: 'a1', name: 'Ada Lovelace' }, now);

/** A session that was opened just now, with what a test changes. */
export const aSession = (changes: Partial<Session> = {}): Session => ({ ...opening().state, ...changes });
