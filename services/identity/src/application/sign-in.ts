import { anyOrganisation } from '@atrium/chassis/use-case';
import { themself } from '../domain/account-facts.ts';
import { isPasswordExpired } from '../domain/account-passwords.ts';
import { homeOf, type Account } from '../domain/accounts.ts';
import { signInRefused } from '../domain/errors.ts';
import { defaultRules } from '../domain/passwords.ts';
import { endSession, openSession } from '../domain/session-acts.ts';
import type { Session } from '../domain/sessions.ts';
import { grantAccess, type Granted } from './shared/grant-access.ts';
import type { KeyRing } from './shared/key-ring.ts';
import type { SessionDeps } from './shared/session-deps.ts';
import { tryPassword, type Passed, type Tried } from './shared/try-password.ts';

/** Who wants to sign in, with what, and from where. */
export type SignIn = Tried & { agent: string; address: string };

/** A session that was opened: its secret is told here and never again. */
export type SignedIn = Granted & {
  secret: string;
  /** Token by which the device is known at the next sign-in. */
  device: string;
  /** A new password is asked for before anything else (ID-34). */
  passwordExpired: boolean;
};

type Deps = SessionDeps & { ring: KeyRing };

/**
 * Opens a session by login and password (ID-12, ID-33, ID-40). Unknown, wrong, blocked and not active are one answer.
 *
 * @throws identity.sign_in_refused, identity.overloaded
 */
export const signIn =
  (deps: Deps) =>
  async (wanted: SignIn): Promise<SignedIn> => {
    const passed = await tryPassword(deps)(wanted);
    const organisation = passed && homeOf(passed.account);
    if (passed === undefined || organisation === undefined) throw signInRefused();
    const { session, secret } = await open(deps, { ...wanted, ...passed, organisation });
    const account = await stillGood(deps, passed.account, session);
    return {
      ...(await grantAccess(deps)(session, account)),
      secret,
      device: passed.device === '' ? '' : deps.deviceTokens.tokenOf(account.id, passed.device),
      passwordExpired: isPasswordExpired(account, defaultRules, deps.clock.now()),
    };
  };

type Opening = Pick<SignIn, 'kind' | 'agent' | 'address'> & Passed & { organisation: string };

const open = async (
  { sessions, secrets, clock, ids }: Deps,
  { account, kind, agent, address, device, organisation }: Opening,
): Promise<{ session: Session; secret: string }> => {
  const [id, now] = [ids.next(), clock.now()];
  const { secret, token } = secrets.make(id, 0);
  const made = { id, account: account.id, organisation, kind, secretHash: token.hash, agent, address, device };
  const { state } = await sessions.create(id, openSession(made, themself(account), now), { now });
  return { session: state, secret };
};

// Whoever changed the password or took the right away before this session was there did not find it to end it.
const stillGood = async ({ accounts, sessions, clock }: Deps, account: Account, session: Session): Promise<Account> => {
  const state = (await accounts.find(account.id))?.state;
  if (state?.state === 'active' && state.password?.hash === account.password?.hash) return state;
  const now = clock.now();
  const reason = state?.state === 'active' ? 'password' : 'deactivated';
  const decide = (current: Session) => endSession(current, { reason, by: themself(account) }, now);
  await sessions.update(session.id, decide, { now, organisation: anyOrganisation });
  throw signInRefused();
};
