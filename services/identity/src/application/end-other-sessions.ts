import type { Caller } from '@atrium/chassis/caller';
import { actorOf } from '../domain/actor.ts';
import { endSessions } from './shared/end-sessions.ts';
import { ownAccount } from './shared/own-account.ts';
import type { SessionDeps } from './shared/session-deps.ts';

/** Ends all of one's own sessions but the one that asks (ID-40); answers how many. */
export const endOtherSessions =
  (deps: Pick<SessionDeps, 'sessions' | 'clock'>) =>
  async (caller: Caller): Promise<number> =>
    endSessions(deps)(ownAccount(caller), { reason: 'ended', except: caller.session, by: actorOf(caller) });
