import type { Account } from './accounts.ts';
import { foldKey } from './fold.ts';

type Named = Pick<Account, 'lastName' | 'firstName'>;

/** What accounts are sorted by: last name, then first name, without regard to case and accents. */
export const sortNameOf = ({ lastName, firstName }: Named): string => `${foldKey(lastName)}\u0001${foldKey(firstName)}`;

/** What an account is searched by: names, e-mail and identifier, folded. */
export const wordsOf = ({ lastName, firstName, email, identifier }: Account): string[] =>
  [...new Set([lastName, firstName, email, identifier ?? ''].map(foldKey))].filter((word) => word !== '');

/** A search as words are kept; it finds those that begin so. */
export const searchKeyOf = (text: string): string => foldKey(text);
