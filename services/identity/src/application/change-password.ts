import type { Caller } from '@atrium/chassis/caller';
import type { Account } from '../domain/accounts.ts';
import { changePassword as decide, refusedHashes } from '../domain/account-passwords.ts';
import { actorOf } from '../domain/actor.ts';
import { oldPasswordWrong } from '../domain/errors.ts';
import { defaultRules, isPasswordTooLong } from '../domain/passwords.ts';
import type { AccountDeps } from './account-ports.ts';
import { ownAccount } from './shared/own-account.ts';
import { refuseWeak } from './shared/judge-password.ts';

export type ChangePassword = { oldPassword: string; newPassword: string };

type Needs = Pick<AccountDeps, 'accounts' | 'links' | 'hasher' | 'guess' | 'clock' | 'operatorName' | 'endSessions'>;

/**
 * Changes one's own password, the old one being asked for (ID-34): other sessions end, and a mail tells.
 *
 * @throws identity.old_password_wrong, identity.password_refused, identity.overloaded
 */
export const changePassword =
  (deps: Needs) =>
  async (caller: Caller, { oldPassword, newPassword }: ChangePassword): Promise<void> => {
    const { state: account } = await deps.accounts.get(ownAccount(caller));
    await refuseWrong(deps, account, oldPassword);
    const refused = refusedHashes(account, defaultRules);
    await refuseWeak(deps, 'newPassword', newPassword, { person: account, refused });
    const hash = await deps.hasher.hash(newPassword);
    const ending = { reason: 'password' as const, except: caller.session, by: actorOf(caller) };
    // Before the write too: of a crash after it, no session is left that was there.
    await deps.endSessions(account.id, ending);
    const now = deps.clock.now();
    const change = (of: Account) => {
      // Another change was faster: what was verified is not the password of now.
      if (of.password?.hash !== account.password?.hash) throw wrong();
      return decide(of, { hash }, ending.by, now);
    };
    await deps.accounts.update(account.id, change, { now });
    await deps.links.revoke('reset', account.id, now);
    await deps.endSessions(account.id, ending);
  };

const wrong = () => oldPasswordWrong({ fields: [{ field: 'oldPassword', code: 'wrong' }] });

const refuseWrong = async ({ hasher }: Needs, { password }: Account, old: string): Promise<void> => {
  const right = !isPasswordTooLong(old) && (await hasher.verify(password?.hash, old));
  if (!right) throw wrong();
};
