import type { Account__Output } from '@atrium/protos/gen/atrium/identity/v1/Account';
import type { Organisation__Output } from '@atrium/protos/gen/atrium/identity/v1/Organisation';
import type { Role, Role__Output } from '@atrium/protos/gen/atrium/identity/v1/Role';
import type { AccountState } from '@atrium/protos/gen/atrium/identity/v1/AccountState';
import type { Session__Output } from '@atrium/protos/gen/atrium/identity/v1/Session';
import type { z } from 'zod';
import type { account, accountState, organisation, role, session } from '../schemas/identity.ts';
import { isoOrNull, orNull } from './wire.ts';

type AccountView = z.infer<typeof account>;
type RoleWord = z.infer<typeof role>;
type StateWord = z.infer<typeof accountState>;

const words: Readonly<Record<Exclude<Role__Output, 'ROLE_UNSPECIFIED'>, RoleWord>> = {
  ROLE_OPERATOR_ADMINISTRATOR: 'operator_administrator',
  ROLE_AGENT: 'agent',
  ROLE_PRINCIPAL: 'principal',
  ROLE_MEMBER: 'member',
};

/** The word of a role; the least of them for what is not said. */
export const roleWord = (wire: Role__Output): RoleWord => (wire === 'ROLE_UNSPECIFIED' ? 'member' : words[wire]);

/** Names of the contract for words of the API. */
export const wireRole = (said: RoleWord) => `ROLE_${said.toUpperCase()}` as Role;
export const wireState = (said: StateWord | undefined) =>
  `ACCOUNT_STATE_${(said ?? 'unspecified').toUpperCase()}` as AccountState;

const states: Readonly<Record<Account__Output['state'], StateWord>> = {
  ACCOUNT_STATE_UNSPECIFIED: 'deactivated',
  ACCOUNT_STATE_INVITED: 'invited',
  ACCOUNT_STATE_ACTIVE: 'active',
  ACCOUNT_STATE_DEACTIVATED: 'deactivated',
};

/** An account as JSON. */
export const accountView = (of: Account__Output): AccountView => ({
  id: of.id,
  email: orNull(of.email),
  identifier: orNull(of.identifier),
  lastName: of.lastName,
  firstName: of.firstName,
  language: of.language === 'en' ? 'en' : 'fr',
  timeZone: of.timeZone,
  phone: orNull(of.phone),
  state: states[of.state],
  blockedAt: isoOrNull(of.blockedAt),
  memberships: of.memberships.map(({ organisation: id, organisationName, role: wire, since }) => ({
    ...{ organisation: id, organisationName, role: roleWord(wire), since: isoOrNull(since) },
  })),
  createdAt: isoOrNull(of.createdAt),
  lastSignInAt: isoOrNull(of.lastSignInAt),
  invitedUntil: isoOrNull(of.invitedUntil),
  version: of.version,
});

/** A session as JSON. */
export const sessionView = (of: Session__Output): z.infer<typeof session> => ({
  id: of.id,
  organisation: of.organisation,
  kind: of.kind === 'program' ? 'program' : 'browser',
  agent: of.agent,
  address: of.address,
  createdAt: isoOrNull(of.createdAt),
  usedAt: isoOrNull(of.usedAt),
  until: isoOrNull(of.until),
  current: of.current,
});

/** An organisation as JSON. */
export const organisationView = (of: Organisation__Output): z.infer<typeof organisation> => ({
  id: of.id,
  name: of.name,
  siret: orNull(of.siret),
  vatNumber: orNull(of.vatNumber),
  regions: of.regions,
  createdAt: isoOrNull(of.createdAt),
  version: of.version,
});
