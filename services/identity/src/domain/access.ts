import { themself } from './account-facts.ts';
import { roleIn, type Account } from './accounts.ts';
import { scopesOf } from './rights.ts';
import type { Session } from './sessions.ts';

/** How long an access token is good at most, in seconds (ID-40). */
export const accessSeconds = 600;

/** What an access token says. Times in Unix seconds. */
export type Access = {
  account: string;
  session: string;
  organisation: string;
  /** As it is shown to others. */
  name: string;
  scopes: readonly string[];
  from: number;
  until: number;
};

/**
 * What a session opens at this moment: never for longer than it lasts itself. Undefined where its account may sign in
 * no longer, or has left the organisation that was chosen.
 */
export const accessOf = (session: Session, account: Account, now: number): Access | undefined => {
  const role = account.state === 'active' ? roleIn(account, session.organisation) : undefined;
  if (role === undefined || account.id !== session.account) return undefined;
  return {
    account: account.id,
    session: session.id,
    organisation: session.organisation,
    name: themself(account).name,
    scopes: scopesOf(role),
    from: now,
    until: Math.min(now + accessSeconds, session.until),
  };
};
