import { homeOf, type Account } from '../../domain/accounts.ts';
import type { Mail } from '../../domain/mails.ts';
import { isOneAddress } from '../../domain/mail-words.ts';
import type { RecordDeps } from '../record-ports.ts';

/** Where a mail goes at this moment, and how it speaks. */
export type Addressee = {
  to: string;
  language: 'fr' | 'en';
  timeZone: string;
  /** Name of the person whom it is about, where another one gets it. */
  inPlaceOf?: string;
};

type Needs = Pick<RecordDeps, 'accounts' | 'organisations' | 'sender'>;

/**
 * Finds out where a mail goes: to the address given, or to that of its account as it is now; where the account has none,
 * to the principal of its organisation (ID-51). Undefined where nobody has one.
 */
export const addressMail =
  (deps: Needs) =>
  async (mail: Mail): Promise<Addressee | undefined> => {
    const { account: id, to, language } = mail;
    if (id === '') return { to, language: language === '' ? 'fr' : language, timeZone: deps.sender.timeZone };
    const account = (await deps.accounts.find(id))?.state;
    if (account === undefined) return undefined;
    const reader = isOneAddress(account.email) ? account : await referentOf(deps, mail, account);
    if (reader === undefined || !isOneAddress(reader.email)) return undefined;
    return {
      to: reader.email,
      language: language === '' ? reader.language : language,
      timeZone: reader.timeZone,
      ...(reader.id !== account.id && { inPlaceOf: nameOf(account) }),
    };
  };

const referentOf = async (
  { accounts, organisations }: Needs,
  { within }: Mail,
  account: Account,
): Promise<Account | undefined> => {
  const belongs = account.memberships.some(({ organisation }) => organisation === within);
  const home = belongs ? within : homeOf(account);
  const principal = home === undefined ? '' : ((await organisations.find(home))?.state.principal ?? '');
  return principal === '' ? undefined : (await accounts.find(principal))?.state;
};

const nameOf = ({ firstName, lastName, identifier }: Account): string =>
  `${firstName} ${lastName}`.trim() || (identifier ?? '');
