import type { Language } from './accounts.ts';
import type { Fact } from './facts.ts';

/** Mails that this service writes, and what each is filled with. */
export type MailTemplates = {
  confirm_sign_up: { organisation: string };
  /** Somebody signed up with an address that has an account. */
  sign_up_known: object;
  invitation: { organisation: string; inviter: string };
  activation: { organisation: string };
  reset: { login: string; organisation: string };
  password_changed: object;
  password_reset: object;
  token_reused: { agent: string };
  account_blocked: object;
  account_unblocked: object;
  test: object;
};

export type MailTemplate = keyof MailTemplates;

/** To an account, at its address of the moment of sending; or to an address, in a language. */
export type MailTo = { account: string } | { address: string; language: Language };

/** A mail that is wanted. `cause` makes it one mail (ID-51), at most 200 characters; `link` is the id of its link. */
export type MailWish<Template extends MailTemplate = MailTemplate> = {
  /** Whose audit trail it belongs to; absent where nobody's. */
  organisation: string | undefined;
  /** Id of what it is about: the account, or the sign-up. */
  subjectId: string;
  cause: string;
  template: Template;
  to: MailTo;
  params: MailTemplates[Template];
  link?: string;
};

// The contract wants every word of a mail, even where there is nothing to say.
const silence = { account: '', address: '', language: '', link: '', replyTo: '' } as const;

/**
 * Asks for a mail, in the same write as its cause (ID-51).
 *
 * @example
 * askMail({ organisation: homeOf(account), subjectId: account.id, cause: `account_blocked:${account.id}:${now}`,
 *   template: 'account_blocked', to: { account: account.id }, params: {} });
 */
export const askMail = <Template extends MailTemplate>(wish: MailWish<Template>): Fact => {
  const { organisation, subjectId, cause, template, to, link } = wish;
  const params = Object.entries(wish.params).map(([name, value]) => ({ name, value: String(value) }));
  const mail = { ...silence, cause, template, ...to, params, ...(link !== undefined && { link }) };
  return { type: 'mail.asked', organisation, subjectId, data: { mail } };
};
