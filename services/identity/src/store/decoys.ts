import { hash } from 'node:crypto';
import { isAtriumError } from '@atrium/chassis/errors';
import { noRelay } from '@atrium/chassis/mongo/outboxes';
import type { Decoys } from '../application/session-ports.ts';
import type { Account } from '../domain/accounts.ts';
import { accountNotFound } from '../domain/errors.ts';
import { type AccountRecord, onRecord, recorded } from './account-record.ts';
import { aggregatesOn } from './kept.ts';
import type { SessionModels } from './session-models.ts';

/** So many that two logins that are tried at once seldom meet, and so few that they never grow. */
const count = 1024;

const idOf = (login: string): string => `decoy-${hash('sha256', login, 'buffer').readUInt32BE() % count}`;

// As large as the account of somebody, and able to fail: active, with a password that nothing is compared with.
const decoyAccount = (id: string): Account => ({
  id,
  email: `${id}@example.org`,
  emailKey: `${id}@example.org`,
  ...{ identifier: null, identifierKey: null, lastName: 'Nobody', firstName: 'Nobody', language: 'fr' },
  ...{ timeZone: 'Europe/Paris', phone: '', state: 'active' },
  memberships: [{ organisation: 'nobody', role: 'member', since: 0 }],
  password: { hash: '-'.repeat(97), setAt: 0, earlier: [] },
  failures: { strangers: 0, devices: [] },
  ...{ blockedAt: null, notice: null, invitedUntil: null, lastSignInAt: null, createdAt: 0 },
});

/** Accounts of nobody, written by the same steps as those of somebody; what is decided of them is told to nobody. */
export const decoyStore = (models: Pick<SessionModels, 'signInDecoys'>): Decoys => {
  const kit = { relay: noRelay('identity') };
  const notFound = (id: string) => accountNotFound({ params: { id } });
  const store = aggregatesOn<AccountRecord>(models.signInDecoys, kit, { notFound });
  return {
    update: async (login, decide, now) => {
      const id = idOf(login);
      const silent = (account: Account, version: number) => ({
        ...(decide(account, version) ?? { state: account }),
        facts: [],
      });
      try {
        await store.update(id, onRecord(silent), { now });
      } catch (error) {
        if (!isAtriumError(error) || error.code !== accountNotFound.code) throw error;
        // The first try at one makes it: as many steps as a change.
        await store.create(id, recorded(silent(decoyAccount(id), 0)), { now });
      }
    },
  };
};
