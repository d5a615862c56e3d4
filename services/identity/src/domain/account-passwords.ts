import { accountFact } from './account-facts.ts';
import { homeOf, type Account, type Password } from './accounts.ts';
import type { Actor } from './actor.ts';
import { askMail } from './ask-mail.ts';
import type { Decision, Fact } from './facts.ts';
import type { PasswordRules } from './passwords.ts';

/** Most hashes of earlier passwords that are kept: no rule refuses more. */
export const mostEarlier = 24;

/** A password as it is kept, and those before it. */
export const newPassword = (before: Password | null, hash: string, now: number): Password => ({
  hash,
  setAt: now,
  earlier: before === null ? [] : [before.hash, ...before.earlier].slice(0, mostEarlier),
});

/** Hashes of passwords that may not come again, newest first (ID-15). */
export const refusedHashes = (
  { password }: Pick<Account, 'password'>,
  { history }: PasswordRules,
): readonly string[] => (password === null ? [] : [password.hash, ...password.earlier].slice(0, history));

/** Whether a password is older than the rules allow, and a new one is asked for before anything else (ID-34). */
export const isPasswordExpired = (
  { password }: Pick<Account, 'password'>,
  { maxAgeDays }: PasswordRules,
  now: number,
): boolean => password !== null && maxAgeDays > 0 && now - password.setAt >= maxAgeDays * 86_400;

/**
 * Asks for the mail with the link to a new password (ID-16). Nothing else changes; undefined for an account that cannot
 * sign in.
 */
export const askReset = (
  account: Account,
  { link, login, organisationName }: { link: string; login: string; organisationName: string },
): Decision<Account> | undefined => {
  if (account.state !== 'active') return undefined;
  const params = { login, organisation: organisationName };
  return { state: account, facts: [mail(account, 'reset', `reset:${link}`, params, link)] };
};

/**
 * Sets a password by a link of a mail (ID-16). Who reads the mail of the account is its owner: the block ends with it,
 * and wrong tries are forgotten. Undefined for an account that cannot sign in.
 */
export const resetPassword = (
  account: Account,
  { hash }: { hash: string },
  by: Actor,
  now: number,
): Decision<Account> | undefined => {
  if (account.state !== 'active') return undefined;
  const state = { ...account, ...unblocked(account), password: newPassword(account.password, hash, now) };
  const told = mail(state, 'password_reset', `password_reset:${account.id}:${now}`, {});
  const free = account.blockedAt === null ? [] : [accountFact('account.unblocked', state, by)];
  return { state, facts: [accountFact('account.password_reset', state, by), ...free, told] };
};

/** A person changes its password, the old one having been right (ID-34). Undefined for an account that cannot sign in. */
export const changePassword = (
  account: Account,
  { hash }: { hash: string },
  by: Actor,
  now: number,
): Decision<Account> | undefined => {
  if (account.state !== 'active') return undefined;
  const state = { ...account, password: newPassword(account.password, hash, now) };
  const told = mail(state, 'password_changed', `password_changed:${account.id}:${now}`, {});
  return { state, facts: [accountFact('account.password_changed', state, by), told] };
};

/** No block, and no wrong tries; devices stay known. */
export const unblocked = ({ failures }: Account): Pick<Account, 'blockedAt' | 'failures'> => ({
  blockedAt: null,
  failures: { strangers: 0, devices: failures.devices.map((device) => ({ ...device, failures: 0 })) },
});

const mail = <Template extends 'reset' | 'password_reset' | 'password_changed'>(
  account: Account,
  template: Template,
  cause: string,
  params: Parameters<typeof askMail<Template>>[0]['params'],
  link?: string,
): Fact =>
  askMail<Template>({
    organisation: homeOf(account),
    subjectId: account.id,
    cause,
    template,
    to: { account: account.id },
    params,
    ...(link !== undefined && { link }),
  });
