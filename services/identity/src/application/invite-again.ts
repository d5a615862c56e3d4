import type { Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { inviteAgain as decide } from '../domain/account-invitations.ts';
import type { Account } from '../domain/accounts.ts';
import { actorOf } from '../domain/actor.ts';
import { alreadyActive } from '../domain/errors.ts';
import { placeFor } from '../domain/rights.ts';
import type { AccountDeps } from './account-ports.ts';
import { renewLink } from './shared/make-link.ts';
import { type AccountView, refuseElsewhere, viewOf } from './shared/views.ts';

type Needs = Pick<AccountDeps, 'accounts' | 'organisations' | 'links' | 'clock' | 'ids'>;

/**
 * Sends an invitation again, with a new link and a new term (ID-14); the earlier link works no longer.
 *
 * @throws request.forbidden, identity.account_not_found, identity.already_active
 */
export const inviteAgain =
  (deps: Needs) =>
  async (caller: Caller, id: string, command?: Command): Promise<AccountView> => {
    const place = placeFor(caller, 'account.invite') ?? '';
    const now = deps.clock.now();
    const earlier = await deps.accounts.recall(command, now);
    if (earlier !== undefined) return viewOf(deps, earlier, place);
    const { state } = await deps.accounts.get(id);
    refuseElsewhere(state, place);
    if (state.state !== 'invited') throw alreadyActive();
    const { name } = (await deps.organisations.get(place)).state;
    const link = await renewLink(deps, 'invitation', id);
    const invitation = { link: link.id, until: link.until, organisationName: name };
    const again = (account: Account) => decide(account, invitation, actorOf(caller));
    return viewOf(deps, await deps.accounts.update(id, again, { now, command }), place);
  };
