import { askReset as decide } from '../domain/account-passwords.ts';
import { homeOf, type Account } from '../domain/accounts.ts';
import type { AccountDeps } from './account-ports.ts';
import { findLogin } from './shared/find-login.ts';
import { renewLink } from './shared/make-link.ts';

type Needs = Pick<AccountDeps, 'accounts' | 'organisations' | 'decoys' | 'links' | 'clock' | 'ids'>;

/**
 * Asks for a link to a new password by e-mail, identifier or SIRET (ID-16). Whether the account exists, may sign in, or
 * not: the same answer, after the same look-ups and writes of the same kind.
 */
export const askReset =
  (deps: Needs) =>
  async (login: string): Promise<void> => {
    const found = await findLogin(deps)(login);
    const home = found === undefined ? undefined : homeOf(found);
    const names = await deps.organisations.names([home ?? '']);
    const link = await renewLink(deps, 'reset', found?.id ?? deps.ids.next());
    const ask = (account: Account) =>
      decide(account, {
        link: link.id,
        login: account.identifier ?? account.email,
        organisationName: names.get(home ?? '') ?? '',
      });
    const now = deps.clock.now();
    if (found?.state === 'active') await deps.accounts.update(found.id, ask, { now });
    // The rule of somebody who is there, on somebody who is nobody: nothing is told.
    else await deps.decoys.update(login, (account) => ({ state: account, facts: [] }), now);
  };
