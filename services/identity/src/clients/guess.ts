import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs } from '@zxcvbn-ts/language-common';
import { foldKey } from '../domain/fold.ts';
import { cleanPassword, isPasswordTooLong, leastScore } from '../domain/passwords.ts';
import { knownPasswords, wordLists } from './guess-words.ts';

/** How hard a password is to guess, 0 (at once) to 4, and whether it stands on a list of known ones (ID-15). */
export type Guess = (password: string, words: readonly string[]) => { score: number; common: boolean };

/**
 * How much of a password is looked at: first the one, then the other where the first is easy to guess. The work grows
 * with the square of the length, and holds up everybody else. A password is at least as hard to guess as its beginning,
 * so looking at the beginning refuses too much rather than too little.
 */
const looks = { first: 32, most: 64 } as const;

const mostWords = 40;
const longestWord = 64;

let made: ZxcvbnFactory | undefined;

// Half a second to make, and memory for 270,000 words: once in a process.
const zxcvbnOnce = (): ZxcvbnFactory =>
  (made ??= new ZxcvbnFactory({ dictionary: wordLists(), graphs: adjacencyGraphs, l33tMaxSubstitutions: 8 }));

/**
 * Judges passwords by French and English words, names, keyboards, dates and known passwords. `words` are personal
 * ones. `more` are passwords that are known besides.
 */
export const makeGuess = (more: Iterable<string> = []): Guess => {
  const zxcvbn = zxcvbnOnce();
  const known = new Set(knownPasswords);
  for (const password of more) known.add(cleanPassword(password).toLowerCase());
  return (password, words) => {
    if (isPasswordTooLong(password)) return { score: 0, common: false };
    const clean = cleanPassword(password);
    const personal = words.slice(0, mostWords).map((word) => foldKey(word.slice(0, longestWord)));
    const scoreOf = (text: string): number => {
      const look = (length: number): number => zxcvbn.check(text.slice(0, length), personal).score;
      const first = look(looks.first);
      return first < leastScore && text.length > looks.first ? Math.max(first, look(looks.most)) : first;
    };
    const plain = clean.normalize('NFKD').replace(/\p{M}+/gu, '');
    // Words are without accents here: with them a name would be a word that nobody knows.
    const score = plain === clean ? scoreOf(clean) : Math.min(scoreOf(clean), scoreOf(plain));
    return { score, common: known.has(clean.toLowerCase()) };
  };
};
