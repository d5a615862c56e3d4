import { foundAccount } from './account-invitations.ts';
import { organisationCreated } from './account-facts.ts';
import type { Account, Language } from './accounts.ts';
import { nobody } from './actor.ts';
import { askMail, type MailTo } from './ask-mail.ts';
import type { Decision, Fact } from './facts.ts';
import type { Organisation } from './organisations.ts';
import type { CheckedSignUp } from './sign-up-wishes.ts';

/** `known`: the address had an account; it waits for nothing. `over`: its link ended before anybody opened it. */
type SignUpState = 'waiting' | 'known' | 'accepted' | 'done' | 'over';

/** A company that signs up (ID-01): all that is needed to make it, until it is made. All times in Unix seconds. */
export type SignUp = CheckedSignUp & {
  id: string;
  state: SignUpState;
  language: Language;
  /** Gone as soon as the account has it, or never will. */
  passwordHash: string | null;
  /** Ids of what it makes: the same at each try, so that each is made once. */
  makes: { organisation: string; account: string };
  /** Until when its link works. */
  until: number;
  /** When the clock has to look after it; null for no more. */
  workAt: number | null;
  createdAt: number;
};

/** What a sign-up begins with. `link`: id of the link of its mail. `known`: id of the account that has the address. */
export type SignUpBegin = Pick<SignUp, 'id' | 'language' | 'makes'> & {
  wish: CheckedSignUp;
  hash: string;
  link: string;
  known: string | undefined;
};

/** How long the link of a sign-up works, in seconds. */
export const signUpSeconds = 86_400;

/** What the clock leaves to whoever is confirming at this moment, in seconds. */
const patience = 10;

/**
 * Begins a sign-up: a mail to the address, and nothing else (ID-01). Where the address has an account, the same is
 * written, its mail says so, and nothing will come of it.
 */
export const beginSignUp = (begin: SignUpBegin, now: number): Decision<SignUp> => {
  const { wish, hash, link, known, ...rest } = begin;
  const until = now + signUpSeconds;
  const base = { ...wish, ...rest, until, createdAt: now };
  const told = { organisation: undefined, subjectId: begin.id };
  if (known !== undefined) {
    // Once a day: whoever signs up with somebody's address again and again does not fill its mailbox.
    const cause = `sign_up_known:${known}:${Math.floor(now / 86_400)}`;
    const mail = askMail({ ...told, cause, template: 'sign_up_known', to: { account: known }, params: {} });
    return { state: { ...base, state: 'known', passwordHash: null, workAt: null }, facts: [mail] };
  }
  const to: MailTo = { address: wish.email, language: begin.language };
  return {
    state: { ...base, state: 'waiting', passwordHash: hash, workAt: until },
    facts: [confirmMail({ ...told, to, link }, wish.name)],
  };
};

const confirmMail = (
  of: { organisation: undefined; subjectId: string; to: MailTo; link: string },
  name: string,
): Fact =>
  askMail({ ...of, cause: `confirm_sign_up:${of.link}`, template: 'confirm_sign_up', params: { organisation: name } });

const quiet = (state: SignUp): Decision<SignUp> => ({ state, facts: [] });

/** Whether what it makes is there, or will be. */
export const isAccepted = ({ state }: SignUp): boolean => state === 'accepted' || state === 'done';

/** Whether it can still be confirmed. */
export const isOpen = ({ state, until }: SignUp, now: number): boolean => state === 'waiting' && until > now;

/** The one write that decides: from here on the organisation and its account will be there. */
export const acceptSignUp = (signUp: SignUp, now: number): Decision<SignUp> | undefined =>
  isOpen(signUp, now) ? quiet({ ...signUp, state: 'accepted', workAt: now + patience }) : undefined;

/** Both are there. */
export const finishSignUp = (signUp: SignUp): Decision<SignUp> | undefined =>
  signUp.state === 'accepted' ? quiet({ ...signUp, state: 'done', passwordHash: null, workAt: null }) : undefined;

/** Nobody opened its link in time: from here on nobody can. */
export const endSignUp = (signUp: SignUp, now: number): Decision<SignUp> | undefined =>
  signUp.state === 'waiting' && signUp.until <= now
    ? quiet({ ...signUp, state: 'over', passwordHash: null })
    : undefined;

/** What it held for itself is free again. */
export const settleSignUp = (signUp: SignUp): Decision<SignUp> | undefined =>
  signUp.state === 'over' && signUp.workAt !== null ? quiet({ ...signUp, workAt: null }) : undefined;

/** The organisation that a sign-up makes. */
export const organisationOf = (signUp: SignUp, now: number): Decision<Organisation> => {
  const { makes, name, siret, vatNumber, regions } = signUp;
  const state = { id: makes.organisation, name, siret, vatNumber, regions, principal: makes.account, createdAt: now };
  return { state, facts: [organisationCreated(state, nobody)] };
};

/** Its principal account. */
export const principalOf = (signUp: SignUp, hash: string, now: number): Decision<Account> => {
  const { makes, email, emailKey, lastName, firstName, language, notice } = signUp;
  const person = { id: makes.account, email: { email, key: emailKey }, lastName, firstName, language };
  const place = { organisation: makes.organisation, role: 'principal' as const };
  return foundAccount({ ...person, ...place }, { phone: '', hash, notice }, nobody, now);
};
