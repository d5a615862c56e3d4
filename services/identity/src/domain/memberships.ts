import { accountInvited } from './account-facts.ts';
import { roleIn, type Account, type Membership } from './accounts.ts';
import type { Actor } from './actor.ts';
import { askMail } from './ask-mail.ts';
import { alreadyMember } from './errors.ts';
import type { Decision } from './facts.ts';
import { operatorOrganisation, type Role } from './roles.ts';

/** Which roles each role may give, in its own organisation. */
const gives: Readonly<Record<Role, readonly Role[]>> = {
  operator_administrator: ['operator_administrator', 'agent'],
  agent: [],
  principal: ['member'],
  member: [],
};

/** Whether somebody of a role may give another one (ID-44). */
export const mayGive = (role: Role | undefined, given: Role): boolean =>
  role !== undefined && gives[role].includes(given);

/** The role without which nobody could administer an organisation (ID-17). */
export const administratorIn = (organisation: string): Role =>
  organisation === operatorOrganisation ? 'operator_administrator' : 'principal';

/** The organisations that an account administers. */
export const administeredBy = ({ memberships }: Account): string[] =>
  memberships.flatMap(({ organisation, role }) => (role === administratorIn(organisation) ? [organisation] : []));

/** Whether an account belongs to one organisation only. */
export const belongsOnlyTo = ({ memberships }: Account, organisation: string): boolean =>
  memberships.every((membership) => membership.organisation === organisation);

/** A person with an account joins another organisation: what it is told, and by which link. */
export type Joining = { organisation: string; role: Role; organisationName: string; link: string };

/**
 * Adds a person with an account of its own to an organisation (ID-06); the others learn nothing of it.
 *
 * @throws identity.already_member
 */
export const join = (account: Account, joining: Joining, by: Actor, now: number): Decision<Account> => {
  const { organisation, role, organisationName, link } = joining;
  if (roleIn(account, organisation) !== undefined) throw alreadyMember();
  const membership: Membership = { organisation, role, since: now };
  const state = { ...account, memberships: [...account.memberships, membership] };
  const mail = askMail({
    organisation,
    subjectId: account.id,
    cause: `invitation:${link}`,
    template: 'invitation',
    to: { account: account.id },
    params: { organisation: organisationName, inviter: by.name },
    link,
  });
  // Told as one of this organisation only: where else a person belongs is not its business.
  return { state, facts: [accountInvited({ ...state, memberships: [membership] }, by), mail] };
};
