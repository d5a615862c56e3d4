import { anyOrganisation } from '@atrium/chassis/use-case';
import type { Actor } from '../../domain/actor.ts';
import { endSession } from '../../domain/session-acts.ts';
import type { EndReason, Session } from '../../domain/sessions.ts';
import type { SessionDeps } from './session-deps.ts';

/** Why sessions end and who ended them; `except` is the id of the one that stays. */
export type Ending = { reason: EndReason; except?: string | undefined; by: Actor };

/**
 * Ends the sessions of an account, each by a write of its own, until none is left (ID-16, ID-34); answers how many. Those
 * that expired end with them, uncounted: a clock that is set back must not bring them to life again.
 */
export const endSessions =
  ({ sessions, clock }: Pick<SessionDeps, 'sessions' | 'clock'>) =>
  async (account: string, { except, ...how }: Ending): Promise<number> => {
    const now = clock.now();
    const end = async (id: string): Promise<boolean> => {
      const decide = (session: Session) => endSession(session, how, now);
      const { state } = await sessions.update(id, decide, { now, organisation: anyOrganisation });
      return state.end?.reason === how.reason;
    };
    for (let count = 0; ;) {
      const ids = (await sessions.open(account, 0)).map(({ state }) => state.id).filter((id) => id !== except);
      if (ids.length === 0) return count;
      count += (await Promise.all(ids.map(end))).filter(Boolean).length;
    }
  };
