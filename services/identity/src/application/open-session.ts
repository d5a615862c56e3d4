import { anyOrganisation } from '@atrium/chassis/use-case';
import { sessionOver } from '../domain/errors.ts';
import { isOver, useSession } from '../domain/session-acts.ts';
import type { Session } from '../domain/sessions.ts';
import { grantAccess, type Granted } from './shared/grant-access.ts';
import type { KeyRing } from './shared/key-ring.ts';
import type { SessionDeps } from './shared/session-deps.ts';

type Deps = Pick<SessionDeps, 'sessions' | 'accounts' | 'secrets' | 'tokens' | 'clock'> & { ring: KeyRing };

/**
 * The session of a browser's secret and what it opens (GW-06): two readings by id, once a minute a write, as a rule no
 * signature.
 *
 * @throws identity.session_over
 */
export const openSession =
  (deps: Deps) =>
  async (secret: string): Promise<Granted> => {
    const session = await sessionOf(deps, secret);
    const account = await deps.accounts.find(session.account);
    const granted = await grantAccess(deps)(session, account?.state);
    return { ...granted, session: await noteUse(deps, session) };
  };

const sessionOf = async ({ sessions, secrets, clock }: Deps, secret: string): Promise<Session> => {
  const read = secrets.read(secret);
  const kept = read && (await sessions.find(read.session, { organisation: anyOrganisation }));
  if (kept?.state.kind !== 'browser' || kept.state.secretHash !== read?.hash) throw sessionOver();
  if (isOver(kept.state, clock.now())) throw sessionOver();
  return kept.state;
};

/** Writes the use down where that is due; a session that ended in this moment is over. */
const noteUse = async ({ sessions, clock }: Deps, session: Session): Promise<Session> => {
  const now = clock.now();
  const use = (current: Session) => useSession(current, now);
  if (use(session) === undefined) return session;
  const { state } = await sessions.update(session.id, use, { now, organisation: anyOrganisation });
  if (isOver(state, now)) throw sessionOver();
  return state;
};
