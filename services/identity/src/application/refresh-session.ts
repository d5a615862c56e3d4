import { anyOrganisation } from '@atrium/chassis/use-case';
import { sessionOver, tokenReused } from '../domain/errors.ts';
import { refreshSession as refresh } from '../domain/session-acts.ts';
import type { Session } from '../domain/sessions.ts';
import { grantAccess, type Granted } from './shared/grant-access.ts';
import type { KeyRing } from './shared/key-ring.ts';
import { overWhereGone } from './shared/over-where-gone.ts';
import type { SessionDeps } from './shared/session-deps.ts';

type Deps = Pick<SessionDeps, 'sessions' | 'accounts' | 'secrets' | 'tokens' | 'clock'> & { ring: KeyRing };

/** A session that went on, with the refresh token that takes the place of the one used. */
export type Refreshed = Granted & { secret: string };

/**
 * The next refresh token and access token of a program (ID-40): one conditional write, so that of any number of uses at
 * once one succeeds. The others, as any use of an older token, end the session, and the person is told.
 *
 * @throws identity.session_over, identity.token_reused
 */
export const refreshSession =
  (deps: Deps) =>
  async (secret: string): Promise<Refreshed> => {
    const { sessions, accounts, secrets, clock } = deps;
    const token = secrets.read(secret);
    if (token === undefined) throw sessionOver();
    const next = secrets.make(token.session, token.generation + 1);
    const now = clock.now();
    const how = { now, organisation: anyOrganisation } as const;
    const decide = (state: Session) => refresh(state, { token, next: next.token }, now);
    const { state } = await sessions.update(token.session, decide, how).catch(overWhereGone);
    if (state.end !== null) throw tokenReused();
    const account = await accounts.find(state.account);
    return { ...(await grantAccess(deps)(state, account?.state)), secret: next.secret };
  };
