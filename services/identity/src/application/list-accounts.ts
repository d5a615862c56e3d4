import { type Caller, organisationOf } from '@atrium/chassis/caller';
import { pageOf } from '@atrium/chassis/page';
import { searchKeyOf, sortNameOf } from '../domain/account-list.ts';
import { placeFor } from '../domain/rights.ts';
import type { AccountDeps } from './account-ports.ts';
import type { AccountCursor, AccountFilter } from './ports.ts';
import { viewsOf, type AccountView } from './shared/views.ts';

export type ListAccounts = Pick<AccountFilter, 'state' | 'blocked' | 'search'> & {
  after: AccountCursor | undefined;
  limit: number;
};

/** A page of the list, and where the next one begins; undefined at the end. */
export type AccountPage = { accounts: AccountView[]; next: AccountCursor | undefined };

/** Longer than any name or address: what is longer finds nobody. */
const longestSearch = 254;

/** Accounts of the caller's organisation by last name, first name and id, page by page (GW-03). */
export const listAccounts =
  (deps: Pick<AccountDeps, 'accounts' | 'organisations'>) =>
  async (caller: Caller, { state, blocked, search = '', after, limit }: ListAccounts): Promise<AccountPage> => {
    const organisation = placeFor(caller, 'account.read') ?? organisationOf(caller);
    const filter = { organisation, state, blocked, search: searchKeyOf(search.slice(0, longestSearch)) };
    const { entries, last } = pageOf(await deps.accounts.list(filter, after, limit + 1), limit);
    const accounts = await viewsOf(deps, entries, organisation);
    return { accounts, next: last && { name: sortNameOf(last.state), id: last.state.id } };
  };
