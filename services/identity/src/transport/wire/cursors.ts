import { cursorsOf, type Question } from '@atrium/chassis/page';
import type { AccountCursor } from '../../application/ports.ts';

const accounts = cursorsOf('string', 'string');

/** Pages of accounts by name; the token is empty at the end. */
export const accountPages = {
  encode: (after: AccountCursor | undefined, question: Question): string =>
    accounts.encode(after && [after.name, after.id], question),
  /** Throws request.invalid for a token that is not ours, or of another question. */
  decode: (token: string, question: Question): AccountCursor | undefined => {
    const [name, id] = accounts.decode(token, question) ?? [];
    return name === undefined || id === undefined ? undefined : { name, id };
  },
};
