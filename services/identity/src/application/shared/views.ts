import { accountNotFound } from '../../domain/errors.ts';
import { roleIn, type Account } from '../../domain/accounts.ts';
import type { AccountDeps } from '../account-ports.ts';
import type { Kept } from '../ports.ts';

/** An account as somebody may see it, with the names of its organisations by id. */
export type AccountView = { account: Account; version: number; names: ReadonlyMap<string, string> };

/**
 * Refuses an account that is no account of a place; undefined is any place (OP-10).
 *
 * @throws identity.account_not_found
 */
export const refuseElsewhere = (account: Account, place: string | undefined): void => {
  if (place !== undefined && roleIn(account, place) === undefined)
    throw accountNotFound({ params: { id: account.id } });
};

/** Accounts as they are seen from a place: where else somebody belongs is not its business. */
export const viewsOf = async (
  { organisations }: Pick<AccountDeps, 'organisations'>,
  kept: readonly Kept<Account>[],
  place: string | undefined,
): Promise<AccountView[]> => {
  const seen = kept.map(({ state, version }) => {
    const memberships = state.memberships.filter(({ organisation }) => place === undefined || organisation === place);
    return { account: { ...state, memberships }, version };
  });
  const ids = seen.flatMap(({ account }) => account.memberships.map(({ organisation }) => organisation));
  const names = await organisations.names(ids);
  return seen.map((view) => ({ ...view, names }));
};

/** One account as it is seen from a place. */
export const viewOf = async (
  deps: Pick<AccountDeps, 'organisations'>,
  kept: Kept<Account>,
  place: string | undefined,
): Promise<AccountView> => {
  const [view] = await viewsOf(deps, [kept], place);
  if (view === undefined) throw accountNotFound({ params: { id: kept.state.id } });
  return view;
};
