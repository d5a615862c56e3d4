import { accountCases } from './account-cases.ts';
import type { AccountDeps } from './account-ports.ts';
import { recordCases } from './record-cases.ts';
import type { RecordDeps } from './record-ports.ts';
import { sessionCases } from './session-cases.ts';
import { endSessions } from './shared/end-sessions.ts';
import type { SessionDeps } from './shared/session-deps.ts';

export type Deps = Omit<AccountDeps, 'endSessions'> & SessionDeps & RecordDeps;

/** All that this service can do, by its three subjects. */
export const useCases = (deps: Deps) => ({
  ...accountCases({ ...deps, endSessions: endSessions(deps) }),
  ...sessionCases(deps),
  ...recordCases(deps),
});

export type UseCases = ReturnType<typeof useCases>;
