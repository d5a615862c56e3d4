import { chooseOrganisation } from './choose-organisation.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { getKeys } from './get-keys.ts';
import { listSessions } from './list-sessions.ts';
import { openSession } from './open-session.ts';
import { refreshSession } from './refresh-session.ts';
import { rotateKeys } from './rotate-keys.ts';
import { keyRing } from './shared/key-ring.ts';
import type { SessionDeps } from './shared/session-deps.ts';
import { signIn } from './sign-in.ts';

/** All that this service can do about signing in, sessions and tokens. */
export const sessionCases = (given: SessionDeps) => {
  const deps = { ...given, ring: keyRing(given) };
  return {
    getKeys: getKeys(deps),
    rotateKeys: rotateKeys(deps),
    signIn: signIn(deps),
    openSession: openSession(deps),
    refreshSession: refreshSession(deps),
    chooseOrganisation: chooseOrganisation(deps),
    listSessions: listSessions(deps),
    endSession: endSession(deps),
    endOtherSessions: endOtherSessions(deps),
  };
};

export type SessionCases = ReturnType<typeof sessionCases>;
