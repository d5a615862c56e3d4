import type { Account } from '@atrium/protos/gen/atrium/identity/v1/Account';
import type { Role } from '@atrium/protos/gen/atrium/identity/v1/Role';
import { newKey, type FakeKey } from './identity-keys.ts';
import { at } from './world.ts';

export const password = 'Sunny-Courtyard-42';

const account = (id: string, role: Role, organisation: string): Account => ({
  ...{ id, email: `${id}@example.com`, lastName: 'Durand', firstName: id, language: 'fr', timeZone: 'Europe/Paris' },
  ...{ state: 'ACCOUNT_STATE_ACTIVE', createdAt: at(1_700_000_000), version: 3 },
  memberships: [{ organisation, organisationName: `Org ${organisation}`, role, since: at(1_700_000_000) }],
});

/** A session of the fake identity. */
export type FakeSession = {
  id: string;
  secret: string;
  account: string;
  organisation: string;
  kind: string;
  ended: boolean;
};

/** What the fake identity holds; tests change it. */
export const identityWorld = async () => {
  const key = await newKey();
  return {
    accounts: [
      account('admin', 'ROLE_OPERATOR_ADMINISTRATOR', 'operator'),
      account('anna', 'ROLE_PRINCIPAL', 'acme'),
      account('max', 'ROLE_MEMBER', 'acme'),
    ],
    sessions: [] as FakeSession[],
    signing: key,
    published: [key] as FakeKey[],
    scopes: ['role:operator_administrator', 'status:write', 'status:admin', 'keys:manage'],
    /** Milliseconds that a call takes. */
    delayMs: (_method: string): number => 0,
  };
};

export type IdentityWorld = Awaited<ReturnType<typeof identityWorld>>;
