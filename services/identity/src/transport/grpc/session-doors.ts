import type { SessionCases } from '../../application/session-cases.ts';
import { fromSignIn, toWireOpened, toWireSession, toWireSignedIn } from '../wire/sessions.ts';
import type { Doors } from './doors.ts';

type Methods =
  | 'GetKeys'
  | 'SignIn'
  | 'OpenSession'
  | 'RefreshSession'
  | 'ChooseOrganisation'
  | 'ListSessions'
  | 'EndSession'
  | 'EndOtherSessions';

/** Signing in, sessions and tokens (ID-40). */
export const sessionDoors = (cases: SessionCases): Doors<Methods> => ({
  GetKeys: async () => ({ jwks: await cases.getKeys() }),
  SignIn: async (request) => toWireSignedIn(await cases.signIn(fromSignIn(request))),
  OpenSession: async ({ secret }) => toWireOpened(await cases.openSession(secret)),
  RefreshSession: async ({ secret }) => toWireSignedIn(await cases.refreshSession(secret)),
  ChooseOrganisation: async ({ organisation }, { caller }) =>
    toWireSession(await cases.chooseOrganisation(caller, organisation), caller.session),
  ListSessions: async (_, { caller }) => {
    const sessions = await cases.listSessions(caller);
    return { sessions: sessions.map((session) => toWireSession(session, caller.session)) };
  },
  EndSession: async ({ id }, { caller }) => {
    await cases.endSession(caller, id);
    return {};
  },
  EndOtherSessions: async (_, { caller }) => ({ ended: await cases.endOtherSessions(caller) }),
});
