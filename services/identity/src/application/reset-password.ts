import { refusedHashes, resetPassword as decide } from '../domain/account-passwords.ts';
import type { Account } from '../domain/accounts.ts';
import { nobody } from '../domain/actor.ts';
import { linkNotFound } from '../domain/errors.ts';
import type { Link } from '../domain/links.ts';
import { defaultRules } from '../domain/passwords.ts';
import type { AccountDeps } from './account-ports.ts';
import { refuseWeak } from './shared/judge-password.ts';
import { openLink } from './shared/open-link.ts';

export type ResetPassword = { token: string; password: string };

type Needs = Pick<
  AccountDeps,
  'accounts' | 'links' | 'linkTokens' | 'hasher' | 'guess' | 'clock' | 'operatorName' | 'endSessions'
>;

/**
 * Sets a new password by the link of a mail, once (ID-16): the block ends, all sessions end, and a mail tells. Nobody is
 * signed in by it. Answers what to sign in with.
 *
 * @throws identity.link_not_found, identity.password_refused, identity.overloaded
 */
export const resetPassword =
  (deps: Needs) =>
  async ({ token, password }: ResetPassword): Promise<string> => {
    const link = await openLink(deps, token, ['reset']);
    const account = await activeOf(deps, link);
    const refused = refusedHashes(account, defaultRules);
    await refuseWeak(deps, 'password', password, { person: account, refused });
    const hash = await deps.hasher.hash(password);
    // A crash from here on costs another mail, never a second use.
    const now = deps.clock.now();
    if (!(await deps.links.use(link.id, now))) throw linkNotFound();
    const ending = { reason: 'password' as const, by: nobody };
    // Before the write too: of a crash after it, no session is left that was there.
    await deps.endSessions(account.id, ending);
    await deps.accounts.update(account.id, (of) => decide(of, { hash }, nobody, now), { now });
    await deps.links.revoke('reset', account.id, now);
    await deps.endSessions(account.id, ending);
    return account.identifier ?? account.email;
  };

const activeOf = async ({ accounts }: Needs, { subject }: Link): Promise<Account> => {
  const { state } = (await accounts.find(subject)) ?? {};
  if (state?.state !== 'active') throw linkNotFound();
  return state;
};
