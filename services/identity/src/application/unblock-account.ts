import type { Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { unblock } from '../domain/account-acts.ts';
import type { Account } from '../domain/accounts.ts';
import { actorOf } from '../domain/actor.ts';
import { placeFor } from '../domain/rights.ts';
import type { AccountDeps } from './account-ports.ts';
import { refuseElsewhere, viewOf, type AccountView } from './shared/views.ts';

/**
 * Lets a blocked account sign in again (ID-12); one that is not blocked stays as it is.
 *
 * @throws request.forbidden, identity.account_not_found
 */
export const unblockAccount =
  (deps: Pick<AccountDeps, 'accounts' | 'organisations' | 'clock'>) =>
  async (caller: Caller, id: string, command?: Command): Promise<AccountView> => {
    const place = placeFor(caller, 'account.unblock');
    const now = deps.clock.now();
    const free = (account: Account) => {
      refuseElsewhere(account, place);
      return unblock(account, actorOf(caller), now);
    };
    return viewOf(deps, await deps.accounts.update(id, free, { now, command }), place);
  };
