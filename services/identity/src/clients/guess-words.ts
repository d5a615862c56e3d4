import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { dictionary as french } from '@zxcvbn-ts/language-fr';
import { foldKey } from '../domain/fold.ts';

type Words = readonly (string | number)[];

/** Passwords that everybody knows, most used ones first; lower case. */
export const knownPasswords: readonly string[] = common['passwords-common'].map(String);

/**
 * Lists of words, most used ones first. Few: each of them is looked into for every part of a password, and the 38 lists
 * of the packages cost several times as much. Names are one list for both languages; short lists that tell little are
 * left out.
 */
export const wordLists = (): Record<string, string[]> => ({
  'passwords-common': [...knownPasswords],
  'diceware-common': merged(common['diceware-common']),
  'commonWords-en': merged(english['commonWords-en']),
  'commonWords-fr': merged(french['commonWords-fr']),
  'wikipedia-en': merged(english['wikipedia-en']),
  'wikipedia-fr': merged(french['wikipedia-fr']),
  firstnames: merged(french['firstnames-fr'], english['firstnames-en']),
  lastnames: merged(french['lastnames-fr'], english['lastnames-en']),
  'cardinalNumbers-fr': merged(french['cardinalNumbers-fr']),
  'daysOfWeek-fr': merged(french['daysOfWeek-fr']),
  'months-fr': merged(french['months-fr']),
  'daysOfWeek-en': merged(english['daysOfWeek-en']),
  'months-en': merged(english['months-en']),
});

/** One list of several, by turns; each word once, and without its accents too: few type them in passwords. */
const merged = (...given: Words[]): string[] => {
  const longest = Math.max(...given.map(({ length }) => length));
  const words = new Set<string>();
  for (let at = 0; at < longest; at += 1)
    for (const list of given) for (const word of spellings(list[at])) words.add(word);
  return [...words];
};

const accented = /[^\0-\x7f]/;

const spellings = (given: string | number | undefined): string[] => {
  if (given === undefined) return [];
  const word = String(given).toLowerCase();
  return accented.test(word) ? [word, foldKey(word)] : [word];
};
