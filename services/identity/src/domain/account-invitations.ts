import { accountActivated, accountInvited } from './account-facts.ts';
import { homeOf, type Account, type Language } from './accounts.ts';
import type { Actor } from './actor.ts';
import { askMail } from './ask-mail.ts';
import { alreadyActive } from './errors.ts';
import type { Decision, Fact } from './facts.ts';
import { newAccount, type NewAccount } from './new-account.ts';
import { newPassword } from './account-passwords.ts';

/** How an invitation reaches a person. */
export type Invitation = {
  /** Id of the link that the mail carries; it lives until then. */
  link: string;
  /** Unix seconds. */
  until: number;
  organisationName: string;
};

/** An account is invited: with whom it begins, and how the invitation reaches it. */
export type Invite = NewAccount & Invitation;

/** Invites a person who has no account yet (ID-13); who has one joins by `join` of `memberships.ts`. */
export const invite = (wish: Invite, by: Actor, now: number): Decision<Account> => {
  const { link, until, organisationName, ...person } = wish;
  const state: Account = { ...newAccount(person, now), invitedUntil: until };
  return { state, facts: [accountInvited(state, by), invitationMail(state, { link, until, organisationName }, by)] };
};

/**
 * Sends an invitation again, with a new link and a new term (ID-14).
 *
 * @throws identity.already_active
 */
export const inviteAgain = (account: Account, invitation: Invitation, by: Actor): Decision<Account> => {
  if (account.state !== 'invited') throw alreadyActive();
  const state: Account = { ...account, invitedUntil: invitation.until };
  return { state, facts: [accountInvited(state, by), invitationMail(state, invitation, by)] };
};

/**
 * Asks for the mail with the link that activates, because the invitation was opened (ID-14). Nothing else changes.
 *
 * @throws identity.already_active
 */
export const askActivation = (
  account: Account,
  { link, organisationName }: Pick<Invitation, 'link' | 'organisationName'>,
): Decision<Account> => {
  if (account.state !== 'invited') throw alreadyActive();
  const params = { organisation: organisationName };
  return { state: account, facts: [linkMail(account, 'activation', link, params)] };
};

/** What a person says of itself when it activates its account. Checked before. */
export type Activation = {
  lastName: string;
  firstName: string;
  language: Language;
  phone: string;
  /** Argon2id hash of the password chosen. */
  hash: string;
  /** Version of the privacy notice that was shown (ID-47). */
  notice: string;
};

/**
 * Makes an invited account one that signs in (ID-14).
 *
 * @throws identity.already_active
 */
export const activate = (account: Account, said: Activation, by: Actor, now: number): Decision<Account> => {
  if (account.state !== 'invited') throw alreadyActive();
  const { hash, notice, ...profile } = said;
  const state: Account = {
    ...account,
    ...profile,
    state: 'active',
    password: newPassword(null, hash, now),
    notice: { version: notice, at: now },
    invitedUntil: null,
  };
  return { state, facts: [accountActivated(state, notice, by)] };
};

/** Makes an account that signs in at once: a company's first one, or the operator's first administrator. */
export const foundAccount = (
  person: NewAccount,
  said: Pick<Activation, 'phone' | 'hash' | 'notice'>,
  by: Actor,
  now: number,
): Decision<Account> => {
  const { lastName, firstName, language } = person;
  return activate(newAccount(person, now), { lastName, firstName, language, ...said }, by, now);
};

const invitationMail = (account: Account, { link, organisationName }: Invitation, by: Actor): Fact =>
  linkMail(account, 'invitation', link, { organisation: organisationName, inviter: by.name });

const linkMail = <Template extends 'invitation' | 'activation'>(
  account: Account,
  template: Template,
  link: string,
  params: Parameters<typeof askMail<Template>>[0]['params'],
): Fact =>
  askMail<Template>({
    organisation: homeOf(account),
    subjectId: account.id,
    cause: `${template}:${link}`,
    template,
    to: { account: account.id },
    params,
    link,
  });
