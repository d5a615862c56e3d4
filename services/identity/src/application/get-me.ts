import type { Caller } from '@atrium/chassis/caller';
import type { AccountDeps } from './account-ports.ts';
import { ownAccount } from './shared/own-account.ts';
import { viewOf, type AccountView } from './shared/views.ts';

/** The caller's own account, with all its organisations. */
export const getMe =
  (deps: Pick<AccountDeps, 'accounts' | 'organisations'>) =>
  async (caller: Caller): Promise<AccountView> => {
    return viewOf(deps, await deps.accounts.get(ownAccount(caller)), undefined);
  };
