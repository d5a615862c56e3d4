import type { Account, KnownDevice } from './accounts.ts';
import type { Actor } from './actor.ts';

/** When tests of accounts take place, in Unix seconds. */
export const now = 1_790_000_000;

export const principal: Actor = { kind: 'account', id: 'a0', name: 'Grace Hopper' };

/** An active account of organisation `o1`, with what a test changes. */
export const person = (changes: Partial<Account> = {}): Account => ({
  id: 'a1',
  email: 'Ada@example.org',
  emailKey: 'ada@example.org',
  identifier: null,
  identifierKey: null,
  lastName: 'Lovelace',
  firstName: 'Ada',
  language: 'fr',
  timeZone: 'Europe/Paris',
  phone: '',
  state: 'active',
  memberships: [{ organisation: 'o1', role: 'member', since: now - 1000 }],
  password: { hash: 'h0', setAt: now - 1000, earlier: [] },
  failures: { strangers: 0, devices: [] },
  blockedAt: null,
  notice: null,
  invitedUntil: null,
  lastSignInAt: null,
  createdAt: now - 1000,
  ...changes,
});

/** The same before it was activated. */
export const invited = (changes: Partial<Account> = {}): Account =>
  person({ state: 'invited', password: null, invitedUntil: now + 1000, ...changes });

export const device = (id: string, failures = 0, seenAt = now - 500): KnownDevice => ({ id, failures, seenAt });

/** The code of the error that an act throws; undefined where it throws none. */
export const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};
