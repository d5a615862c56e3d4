import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { defaultRules, judge, leansOn, personalWords, presets } from '../domain/passwords.ts';
import { makeGuess, type Guess } from './guess.ts';

const linesOf = (file: string): string[] =>
  readFileSync(new URL(`../../test/fixtures/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);

const guess = makeGuess();

const isGood = (password: string, by: Guess = guess, words: readonly string[] = []): boolean =>
  judge(password, defaultRules, { ...by(password, words), leans: leansOn(password, words), reused: false }).good;

describe('ID-15 passwords that everybody knows', () => {
  test('ID-15 those of two lists of leaked ones are refused', () => {
    expect(linesOf('passwords.txt').filter((password) => isGood(password))).toEqual([]);
  });

  test('ID-15 their guessability refuses them where the length alone would not', () => {
    const long = linesOf('passwords.txt').filter((password) => password.length >= defaultRules.minLength);
    expect(long.length).toBeGreaterThan(20);
    for (const password of long)
      expect([password, judge(password, { ...defaultRules, minLength: 8 }, fact(password)).good]).toEqual([
        password,
        false,
      ]);
  });

  // What stands on a list, and looks like nothing: only a list knows it.
  test('ID-15 those that nothing but a list gives away are refused where the list is given', () => {
    const listed = linesOf('passwords-listed.txt');
    expect(listed.filter((password) => isGood(password)).length).toBeGreaterThan(0);
    const informed = makeGuess(listed);
    const spelled = listed.flatMap((password) => [password, password.toUpperCase()]);
    expect(spelled.filter((password) => isGood(password, informed))).toEqual([]);
  });
});

const fact = (password: string) => ({ ...guess(password, []), leans: false, reused: false });

describe('ID-15 how hard a password is to guess', () => {
  test('ID-15 classes and length alone do not make it hard', () => {
    const easy = [
      'Aa1!Aa1!Aa1!',
      'Telechargement',
      'M0tdep@sse',
      'azertyuiopqsdf',
      'lundimardimercredi',
      'aaaaaaaaaaaaaaaa',
    ];
    expect(easy.filter((password) => guess(password, []).score >= 3)).toEqual([]);
    expect(judge('Aa1!Aa1!Aa1!', presets.cnil, fact('Aa1!Aa1!Aa1!')).ticks.filter(({ met }) => !met)).toEqual([
      { rule: 'guessable', met: false },
    ]);
  });

  test('ID-15 four words that have nothing to do with one another are good, in French and in English', () => {
    for (const password of ['tracteur violet neuf lampes', 'correct horse battery staple'])
      expect(isGood(password)).toBe(true);
  });

  test('ID-15 personal words make it easy, with and without their accents', () => {
    const words = personalWords({ lastName: 'Vandenbroucke-Délézenne', organisation: 'Quincaillerie Xéphir' });
    for (const password of ['vandenbroucke-delezenne', 'Xéphir-Délézenne', 'quincailleriexephir1']) {
      expect([password, guess(password, []).score >= 3]).toEqual([password, true]);
      expect(guess(password, words).score).toBeLessThan(guess(password, []).score);
      expect([password, isGood(password, guess, words)]).toEqual([password, false]);
    }
  });

  test('ID-15 accents typed in another way make no other password', () => {
    expect(guess('été à la mer bleue'.normalize('NFD'), [])).toEqual(guess('été à la mer bleue', []));
  });
});

describe('ID-15 what it costs to judge', () => {
  test('ID-15 no more than 64 characters are looked at, and a longer password is judged by its beginning', () => {
    const easy = 'password'.repeat(8);
    expect(guess(`${easy}tracteur violet neuf lampes`, []).score).toBe(guess(easy, []).score);
    expect(guess(`tracteur violet neuf lampes${easy}`, []).score).toBe(4);
  });

  test('ID-15 a password or a word of 5 MB is not read', () => {
    const huge = 'x'.repeat(5_000_000);
    expect(guess(huge, [])).toEqual({ score: 0, common: false });
    expect(guess('tracteur violet neuf lampes', [huge]).score).toBe(4);
  });
});
