import type { Caller } from '@atrium/chassis/caller';
import { anyOrganisation } from '@atrium/chassis/use-case';
import { actorOf } from '../domain/actor.ts';
import { sessionNotFound } from '../domain/errors.ts';
import { endSession as end } from '../domain/session-acts.ts';
import type { Session } from '../domain/sessions.ts';
import { ownAccount } from './shared/own-account.ts';
import type { SessionDeps } from './shared/session-deps.ts';

/**
 * Ends one of one's own sessions, or signs out of the one that asks; again changes nothing (ID-40).
 *
 * @param wanted id of the session; empty for the one that asks.
 * @throws identity.session_not_found for any that is not one's own
 */
export const endSession =
  ({ sessions, clock }: Pick<SessionDeps, 'sessions' | 'clock'>) =>
  async (caller: Caller, wanted: string): Promise<void> => {
    const account = ownAccount(caller);
    const id = wanted === '' ? (caller.session ?? '') : wanted;
    const reason = id === caller.session ? 'signed_out' : 'ended';
    const now = clock.now();
    const decide = (session: Session) => {
      if (session.account !== account) throw sessionNotFound();
      return end(session, { reason, by: actorOf(caller) }, now);
    };
    await sessions.update(id, decide, { now, organisation: anyOrganisation });
  };
