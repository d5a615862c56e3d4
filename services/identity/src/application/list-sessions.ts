import type { Caller } from '@atrium/chassis/caller';
import type { Session } from '../domain/sessions.ts';
import { ownAccount } from './shared/own-account.ts';
import type { SessionDeps } from './shared/session-deps.ts';

/** One's own sessions that have not ended, newest first, at most 100 (ID-40). */
export const listSessions =
  ({ sessions, clock }: Pick<SessionDeps, 'sessions' | 'clock'>) =>
  async (caller: Caller): Promise<Session[]> =>
    (await sessions.open(ownAccount(caller), clock.now())).map(({ state }) => state);
