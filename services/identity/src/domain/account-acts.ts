import { accountChanged, accountFact } from './account-facts.ts';
import { unblocked } from './account-passwords.ts';
import { homeOf, type Account } from './accounts.ts';
import type { Actor } from './actor.ts';
import { askMail } from './ask-mail.ts';
import { lastAdministrator, notYourself } from './errors.ts';
import type { Decision } from './facts.ts';
import { profileFields, type Profile } from './profiles.ts';

/** Lets a blocked account sign in again (ID-12); undefined where it is not blocked. */
export const unblock = (account: Account, by: Actor, now: number): Decision<Account> | undefined => {
  if (account.blockedAt === null) return undefined;
  const state = { ...account, ...unblocked(account) };
  const told = askMail({
    organisation: homeOf(state),
    subjectId: state.id,
    cause: `account_unblocked:${state.id}:${now}`,
    template: 'account_unblocked',
    to: { account: state.id },
    params: {},
  });
  return { state, facts: [accountFact('account.unblocked', state, by), told] };
};

/**
 * Takes the right to sign in away, or gives it back (ID-11); undefined where nothing changes. `isLast`: nobody else of
 * its organisation could administer. Who never activated its account is invited again afterwards, as before.
 *
 * @throws identity.not_yourself, identity.last_administrator
 */
export const setActive = (
  account: Account,
  { active, isLast = false }: { active: boolean; isLast?: boolean },
  by: Actor,
): Decision<Account> | undefined => {
  if (active === (account.state !== 'deactivated')) return undefined;
  if (!active && by.kind === 'account' && by.id === account.id) throw notYourself();
  if (!active && isLast) throw lastAdministrator();
  const back = account.password === null ? 'invited' : 'active';
  const state: Account = { ...account, state: active ? back : 'deactivated' };
  return { state, facts: [accountFact(active ? 'account.reactivated' : 'account.deactivated', state, by)] };
};

/** Changes a profile (ID-22); undefined where nothing changes. The fact names what did. */
export const updateProfile = (account: Account, profile: Profile, by: Actor): Decision<Account> | undefined => {
  const fields = profileFields.filter((field) => profile[field] !== account[field]);
  if (fields.length === 0) return undefined;
  const state: Account = { ...account, ...profile };
  return { state, facts: [accountChanged(state, fields, by)] };
};
