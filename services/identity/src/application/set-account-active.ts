import { requestForbidden } from '@atrium/chassis/errors';
import type { Caller } from '@atrium/chassis/caller';
import type { WriteHow } from '@atrium/chassis/use-case';
import { setActive } from '../domain/account-acts.ts';
import type { Account } from '../domain/accounts.ts';
import { actorOf } from '../domain/actor.ts';
import { administeredBy, administratorIn, belongsOnlyTo } from '../domain/memberships.ts';
import { placeFor } from '../domain/rights.ts';
import type { AccountDeps } from './account-ports.ts';
import type { Kept } from './ports.ts';
import { refuseElsewhere, viewOf, type AccountView } from './shared/views.ts';

type Needs = Pick<AccountDeps, 'accounts' | 'organisations' | 'departures' | 'clock' | 'endSessions'>;
type SetActive = { id: string; active: boolean };

/**
 * Takes the right to sign in away, with all sessions, or gives it back (ID-11). Not from oneself, not from the last who
 * administers an organisation; and from who belongs to several, the operator only.
 *
 * @throws request.forbidden, request.stale, identity.account_not_found, identity.not_yourself,
 *   identity.last_administrator
 */
export const setAccountActive =
  (deps: Needs) =>
  async (caller: Caller, { id, active }: SetActive, how: Omit<WriteHow, 'now'> = {}): Promise<AccountView> => {
    const place = placeFor(caller, 'account.activate');
    const by = actorOf(caller);
    const change = (isLast: boolean) => (account: Account) => {
      refuseElsewhere(account, place);
      if (place !== undefined && !belongsOnlyTo(account, place)) throw requestForbidden();
      return setActive(account, { active, isLast }, by);
    };
    const write = (isLast: boolean) => deps.accounts.update(id, change(isLast), { ...how, now: deps.clock.now() });
    if (active) return viewOf(deps, await write(false), place);
    await refuseForeign(deps, id, place);
    const ending = { reason: 'deactivated' as const, by };
    const kept = await leaving(deps, id, write);
    if (kept.state.state === 'deactivated') await deps.endSessions(id, ending);
    return viewOf(deps, kept, place);
  };

// Before anything is announced: nobody outside may mark another's account as leaving.
const refuseForeign = async ({ accounts }: Needs, id: string, place: string | undefined): Promise<void> => {
  const { state } = await accounts.get(id);
  refuseElsewhere(state, place);
  if (place !== undefined && !belongsOnlyTo(state, place)) throw requestForbidden();
};

/** Writes while others who are about to leave the same organisations are seen, and see this one. */
const leaving = async (
  { accounts, departures, clock }: Needs,
  id: string,
  write: (isLast: boolean) => Promise<Kept<Account>>,
): Promise<Kept<Account>> => {
  const administered = administeredBy((await accounts.get(id)).state);
  try {
    let isLast = false;
    for (const organisation of administered) {
      const others = await departures.begin(organisation, id, clock.now());
      const wanted = { organisation, role: administratorIn(organisation), states: ['active' as const] };
      isLast ||= !(await accounts.anyHolds(wanted, [id, ...others]));
    }
    return await write(isLast);
  } finally {
    for (const organisation of administered) await departures.end(organisation, id);
  }
};
