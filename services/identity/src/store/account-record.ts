import { sortNameOf, wordsOf } from '../domain/account-list.ts';
import type { Account } from '../domain/accounts.ts';
import type { Decide, Kept } from '../application/ports.ts';
import type { Decision } from '../domain/facts.ts';

/** An account as it is kept: itself, and what is made from it so that each query has its index. */
export type AccountRecord = Account & {
  sortName: string;
  /** What it is searched by, folded. */
  words: string[];
  /** Each begin of each word, in each of its organisations: a search is one equality, already sorted. */
  begins: string[];
};

/** Longest begin that is kept; of a longer search the rest is compared. */
const longestBegin = 10;

/** The begin under which a search finds an account of an organisation; of an empty one, all of it. */
export const beginOf = (organisation: string, search: string): string =>
  `${organisation} ${Array.from(search).slice(0, longestBegin).join('')}`;

/** Whether the begin says all of a search. */
export const isWholeSearch = (search: string): boolean => Array.from(search).length <= longestBegin;

const beginsOf = ({ memberships }: Account, words: readonly string[]): string[] => {
  const begins = words.flatMap((word) =>
    Array.from(Array.from(word).slice(0, longestBegin), (_, at) =>
      Array.from(word)
        .slice(0, at + 1)
        .join(''),
    ),
  );
  const all = memberships.flatMap(({ organisation }) => ['', ...begins].map((begin) => beginOf(organisation, begin)));
  return [...new Set(all)];
};

/** The record of an account. */
const recordOf = (account: Account): AccountRecord => {
  const words = wordsOf(account);
  return { ...account, sortName: sortNameOf(account), words, begins: beginsOf(account, words) };
};

/** The account of a record. */
export const accountOf = ({ sortName, words, begins, ...account }: AccountRecord): Account => account;

export const keptAccount = ({ state, version }: Kept<AccountRecord>): Kept<Account> => ({
  state: accountOf(state),
  version,
});

export const recorded = ({ state, facts }: Decision<Account>): Decision<AccountRecord> => ({
  state: recordOf(state),
  facts,
});

/** A rule about accounts, on records. */
export const onRecord =
  (decide: Decide<Account>): Decide<AccountRecord> =>
  (record, version) => {
    const decision = decide(accountOf(record), version);
    return decision && recorded(decision);
  };
