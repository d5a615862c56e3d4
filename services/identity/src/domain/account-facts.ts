import { homeOf, type Account, type Membership } from './accounts.ts';
import type { Actor } from './actor.ts';
import { times, wireName, type Fact, type FactType } from './facts.ts';
import type { Organisation } from './organisations.ts';

// Names of organisations change without an event of the account: who wants one asks for it.
const membershipJson = ({ organisation, role, since }: Membership): object => ({
  organisation,
  organisationName: '',
  role: wireName('ROLE', role),
  ...times({ since }),
});

/** An account as events tell it: never its password, its devices or its notice. The store adds its version. */
const accountJson = (account: Account): object => ({
  id: account.id,
  email: account.email,
  identifier: account.identifier ?? '',
  lastName: account.lastName,
  firstName: account.firstName,
  language: account.language,
  timeZone: account.timeZone,
  phone: account.phone,
  state: wireName('ACCOUNT_STATE', account.state),
  memberships: account.memberships.map(membershipJson),
  ...times({
    blockedAt: account.blockedAt,
    createdAt: account.createdAt,
    lastSignInAt: account.lastSignInAt,
    invitedUntil: account.invitedUntil,
  }),
});

/** An organisation as events tell it. The store adds its version. */
const organisationJson = (organisation: Organisation): object => ({
  id: organisation.id,
  name: organisation.name,
  siret: organisation.siret ?? '',
  vatNumber: organisation.vatNumber ?? '',
  regions: organisation.regions,
  ...times({ createdAt: organisation.createdAt }),
});

/** Facts that name an account by its id only. */
type Brief = Extract<
  FactType,
  | 'account.unblocked'
  | 'account.deactivated'
  | 'account.reactivated'
  | 'account.password_reset'
  | 'account.password_changed'
>;

/** Who somebody is when it acts by itself. */
export const themself = ({ id, firstName, lastName }: Account): Actor => ({
  kind: 'account',
  id,
  name: `${firstName} ${lastName}`.trim(),
});

const about = (account: Account, type: FactType, data: object): Fact => ({
  type,
  organisation: homeOf(account),
  subjectId: account.id,
  data,
});

/** Something happened to an account; who and when it was is all there is to say. */
export const accountFact = (type: Brief, account: Account, by: Actor): Fact =>
  about(account, type, { account: account.id, by });

export const accountInvited = (account: Account, by: Actor): Fact =>
  about(account, 'account.invited', { account: accountJson(account), by });

/** It can sign in; `notice` is the version of the privacy notice that it was shown (ID-47). */
export const accountActivated = (account: Account, notice: string, by: Actor): Fact =>
  about(account, 'account.activated', { account: accountJson(account), notice, by });

export const accountChanged = (account: Account, fields: readonly string[], by: Actor): Fact =>
  about(account, 'account.changed', { account: accountJson(account), fields, by });

/** `device`: only one known device is (ID-12). */
export const accountBlocked = (account: Account, device: boolean, by: Actor): Fact =>
  about(account, 'account.blocked', { account: account.id, device, by });

export const organisationCreated = (organisation: Organisation, by: Actor): Fact => ({
  type: 'organisation.created',
  organisation: organisation.id,
  subjectId: organisation.id,
  data: { organisation: organisationJson(organisation), principal: organisation.principal, by },
});
