import type { Caller } from '@atrium/chassis/caller';
import type { WriteHow } from '@atrium/chassis/use-case';
import { updateProfile } from '../domain/account-acts.ts';
import { actorOf } from '../domain/actor.ts';
import { checkProfile, type ProfileWish } from '../domain/profiles.ts';
import type { AccountDeps } from './account-ports.ts';
import { ownAccount } from './shared/own-account.ts';
import { viewOf, type AccountView } from './shared/views.ts';

/**
 * Changes one's own profile (ID-22).
 *
 * @throws request.invalid, request.stale
 */
export const updateMe =
  (deps: Pick<AccountDeps, 'accounts' | 'organisations' | 'clock'>) =>
  async (caller: Caller, wish: ProfileWish, how: Omit<WriteHow, 'now'> = {}): Promise<AccountView> => {
    const profile = checkProfile(wish);
    const change = { ...how, now: deps.clock.now() };
    const kept = await deps.accounts.update(
      ownAccount(caller),
      (account) => updateProfile(account, profile, actorOf(caller)),
      change,
    );
    return viewOf(deps, kept, undefined);
  };
