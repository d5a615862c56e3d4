import type { Caller } from '@atrium/chassis/caller';
import { placeFor } from '../domain/rights.ts';
import type { AccountDeps } from './account-ports.ts';
import { refuseElsewhere, viewOf, type AccountView } from './shared/views.ts';

/**
 * One account of the caller's organisation; of any, for administrators of the operator.
 *
 * @throws request.forbidden, identity.account_not_found
 */
export const getAccount =
  (deps: Pick<AccountDeps, 'accounts' | 'organisations'>) =>
  async (caller: Caller, id: string): Promise<AccountView> => {
    const place = placeFor(caller, 'account.read');
    const kept = await deps.accounts.get(id);
    refuseElsewhere(kept.state, place);
    return viewOf(deps, kept, place);
  };
