import { isAtriumError, requestConflict } from '@atrium/chassis/errors';
import type { Account } from '../../domain/accounts.ts';
import type { SessionKind } from '../../domain/sessions.ts';
import { hashingOverloaded } from '../../domain/errors.ts';
import { isPasswordTooLong } from '../../domain/passwords.ts';
import { attempt, type Attempted } from '../../domain/sign-in.ts';
import { findLogin } from './find-login.ts';
import type { SessionDeps } from './session-deps.ts';

/** What somebody signs in with; `device` is the token of a device that signed in before, or empty. */
export type Tried = { login: string; password: string; device: string; kind: SessionKind };

/** An account whose password was right, as it is now, and the device that it is known by. */
export type Passed = { account: Account; device: string };

type Deps = Pick<SessionDeps, 'accounts' | 'organisations' | 'decoys' | 'hasher' | 'deviceTokens' | 'clock' | 'ids'>;

/**
 * One try at a password (ID-12): the look-ups of the login, one Argon2 verification and one conditional write, whether the
 * account exists or not, is blocked or not, and whether the password is right. Undefined where it is refused.
 *
 * @throws identity.overloaded
 */
export const tryPassword =
  (deps: Deps) =>
  async ({ login, password, device, kind }: Tried): Promise<Passed | undefined> => {
    const found = await findLogin(deps)(login);
    const hash = found?.password?.hash;
    const verified = await deps.hasher.verify(hash, isPasswordTooLong(password) ? '' : password);
    const now = deps.clock.now();
    const known = deps.deviceTokens.idOf(found?.id ?? '', device);
    const newDevice = kind === 'browser' ? deps.ids.next() : undefined;
    const tries: Attempted[] = [];
    const decide = (account: Account): Attempted => {
      // What was right is right no longer where the password was changed in the meantime.
      const right = verified && account.password?.hash === hash;
      const attempted = attempt(account, { right, device: known, newDevice, now });
      tries.push(attempted);
      return attempted;
    };
    await patiently(() =>
      found === undefined ? deps.decoys.update(login, decide, now) : deps.accounts.update(found.id, decide, { now }),
    );
    const last = tries.at(-1);
    if (found === undefined || last?.outcome !== 'signed_in') return undefined;
    return { account: last.state, device: last.device ?? '' };
  };

/** How often the store, which tries five times by itself, is asked again while others write the same account. */
const mostTurns = 20;

// A storm of guesses at one account is a storm of writes of one document: each of them has to count.
const patiently = async (write: () => Promise<unknown>): Promise<void> => {
  for (let turn = 1; turn <= mostTurns; turn++)
    try {
      await write();
      return;
    } catch (error) {
      if (!isAtriumError(error) || error.code !== requestConflict.code) throw error;
    }
  throw hashingOverloaded({ retryAfterMs: 2000 });
};
