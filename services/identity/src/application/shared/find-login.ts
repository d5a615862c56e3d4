import type { Account } from '../../domain/accounts.ts';
import { emailKeyOf } from '../../domain/emails.ts';
import { foldKey } from '../../domain/fold.ts';
import type { SessionDeps } from './session-deps.ts';

/** No address and no identifier is longer. */
const longest = 320;
const siret = /^\d{14}$/;

/**
 * The account that a login is of: an e-mail, an identifier, or the SIRET of the organisation whose principal it is
 * (ID-33). The look-ups depend on how the login is written, never on whether there is such an account.
 */
export const findLogin =
  ({ accounts, organisations }: Pick<SessionDeps, 'accounts' | 'organisations'>) =>
  async (written: string): Promise<Account | undefined> => {
    const login = written.slice(0, longest).trim();
    if (login.includes('@')) return (await accounts.byEmail(emailKeyOf(login)))?.state;
    const digits = login.replace(/[\s.]/g, '');
    if (!siret.test(digits)) return (await accounts.byIdentifier(foldKey(login)))?.state;
    const organisation = await organisations.bySiret(digits);
    const principal = await accounts.find(organisation?.state.principal ?? '');
    const named = await accounts.byIdentifier(digits);
    return (principal ?? named)?.state;
  };
