import type { Caller } from '@atrium/chassis/caller';
import { anyOrganisation } from '@atrium/chassis/use-case';
import { roleIn } from '../domain/accounts.ts';
import { organisationNotFound, sessionOver } from '../domain/errors.ts';
import { chooseOrganisation as choose } from '../domain/session-acts.ts';
import type { Session } from '../domain/sessions.ts';
import { ownAccount } from './shared/own-account.ts';
import { overWhereGone } from './shared/over-where-gone.ts';
import type { SessionDeps } from './shared/session-deps.ts';

/**
 * Makes another organisation of the account the chosen one of the session that asks (ID-06); its next tokens name it.
 *
 * @throws identity.organisation_not_found for one that it does not belong to; identity.session_over
 */
export const chooseOrganisation =
  ({ sessions, accounts, clock }: Pick<SessionDeps, 'sessions' | 'accounts' | 'clock'>) =>
  async (caller: Caller, organisation: string): Promise<Session> => {
    const id = ownAccount(caller);
    const account = await accounts.find(id);
    if (account === undefined || roleIn(account.state, organisation) === undefined)
      throw organisationNotFound({ params: { id: organisation } });
    const now = clock.now();
    const decide = (session: Session) => {
      if (session.account !== id) throw sessionOver();
      return choose(session, organisation, now);
    };
    const how = { now, organisation: anyOrganisation } as const;
    return (await sessions.update(caller.session ?? '', decide, how).catch(overWhereGone)).state;
  };
