import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cleanPassword,
  defaultRules,
  isPasswordTooLong,
  judge,
  leansOn,
  mistakesInPassword,
  personalWords,
  presets,
  type Known,
  type PasswordRules,
} from './passwords.ts';

const fine: Known = { score: 4, common: false, leans: false, reused: false };

const unmet = (password: string, rules: PasswordRules = defaultRules, known: Partial<Known> = {}): string[] =>
  judge(password, rules, { ...fine, ...known }).ticks.flatMap(({ rule, met }) => (met ? [] : [rule]));

describe('ID-15 rules', () => {
  test('ID-15 by default 12 characters are enough, of whichever classes', () => {
    expect(unmet('aaaaaaaaaaaa')).toEqual([]);
    expect(unmet('aaaaaaaaaaa')).toEqual(['length']);
    expect(unmet('été à la mer')).toEqual([]);
  });

  test('ID-15 the preset "cnil" asks for 12 characters of four classes', () => {
    expect(unmet('Aaaaaaaaaa1!', presets.cnil)).toEqual([]);
    expect(unmet('Aaaaaaaaa1!', presets.cnil)).toEqual(['length']);
    for (const password of ['aaaaaaaaaa1!', 'AAAAAAAAAA1!', 'Aaaaaaaaaaa!', 'Aaaaaaaaaaa1'])
      expect([password, unmet(password, presets.cnil)]).toEqual([password, ['classes']]);
  });

  test('ID-15 the preset "90 days" asks for 8 characters of four classes, every 90 days', () => {
    expect(unmet('Aaaaaa1!', presets['90 days'])).toEqual([]);
    expect(unmet('Aaaaa1!', presets['90 days'])).toEqual(['length']);
    expect(presets['90 days'].maxAgeDays).toBe(90);
  });

  test('ID-15 one that is guessable, known, personal or used before is refused whatever the rules', () => {
    const long = 'x'.repeat(20);
    for (const rules of [defaultRules, { ...defaultRules, minLength: 8, classes: 0 }]) {
      expect(unmet(long, rules, { score: 2 })).toEqual(['guessable']);
      expect(unmet(long, rules, { common: true })).toEqual(['guessable']);
      expect(unmet(long, rules, { leans: true })).toEqual(['personal']);
      expect(unmet(long, rules, { reused: true })).toEqual(['reused']);
    }
    expect(unmet(long, defaultRules, { score: 3 })).toEqual([]);
  });

  test('ID-15 a rule that is not asked for has no tick', () => {
    const ticks = judge('x', { ...defaultRules, history: 0 }, fine).ticks.map(({ rule }) => rule);
    expect(ticks).toEqual(['length', 'guessable', 'personal']);
    expect(judge('x', presets.cnil, fine).ticks.map(({ rule }) => rule)).toContain('classes');
  });

  test('ID-15 what is wrong is told by field, with its limit', () => {
    const wrong = (password: string, rules: PasswordRules, known: Partial<Known>) =>
      mistakesInPassword('password', password, rules, judge(password, rules, { ...fine, ...known }));
    expect(wrong('x', presets.cnil, { score: 0, leans: true, reused: true })).toEqual([
      { field: 'password', code: 'too_short', params: { min: 12 } },
      { field: 'password', code: 'too_few_classes', params: { min: 4 } },
      { field: 'password', code: 'guessable' },
      { field: 'password', code: 'personal' },
      { field: 'password', code: 'reused' },
    ]);
    expect(wrong('x'.repeat(129), defaultRules, {})).toEqual([
      { field: 'password', code: 'too_long', params: { max: 128 } },
    ]);
  });
});

describe('ID-15 how long a password is', () => {
  test('ID-15 128 characters are taken whole, whatever their size, and one more is not', () => {
    for (const character of ['a', 'é', 'e\u0301', '𠮷', 'ệ', 'e\u0323\u0302']) {
      expect([character, isPasswordTooLong(character.repeat(128))]).toEqual([character, false]);
      expect([character, isPasswordTooLong(character.repeat(129))]).toEqual([character, true]);
    }
  });

  test('ID-15 a password of 5 MB is too long', () => {
    const huge = 'e\u0301'.repeat(2_500_000);
    expect(isPasswordTooLong(huge)).toBe(true);
    expect(leansOn(huge, ['ada'])).toBe(false);
    expect(unmet(huge, presets.cnil)).toEqual(['length', 'classes']);
  });

  test('ID-15 the same word typed in another way is the same password', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(cleanPassword(text.normalize('NFD'))).toBe(cleanPassword(text));
        const known = { ...fine, reused: false };
        expect(judge(text.normalize('NFD'), presets.cnil, known)).toEqual(
          judge(text.normalize('NFC'), presets.cnil, known),
        );
      }),
    );
  });
});

describe('ID-15 words of the person', () => {
  const words = personalWords({
    lastName: 'Dupré',
    firstName: 'Jean-Luc',
    email: 'jl.dupre@ateliers-nord.fr',
    organisation: 'Ateliers du Nord',
    operator: 'Météo Services',
  });

  test('ID-15 a password that is little more than a name, an address, the organisation or the operator leans on it', () => {
    const leaning = [
      'Dupré1975!',
      'DUPRE-dupre-42',
      'jeanluc2024',
      'Atrium!Atrium',
      'ateliersdunord1',
      'meteo-services-7',
    ];
    for (const password of leaning) expect([password, leansOn(password, words)]).toEqual([password, true]);
  });

  test('ID-15 one that names them among much else, or not at all, does not', () => {
    for (const password of ['dupre-tracteur-violet', 'x', '', 'correct horse battery'])
      expect([password, leansOn(password, words)]).toEqual([password, false]);
  });

  test('ID-15 no word is shorter than three letters, and there are 40 at most', () => {
    expect(words.every((word) => word.length >= 3)).toBe(true);
    const many = Array.from({ length: 100 }, (_, at) => `word${at}`);
    expect(personalWords({ lastName: 'x'.repeat(1_000_000) }, many)).toHaveLength(40);
  });
});

describe('ID-15 the same rules in the browser', () => {
  test('ID-15 the rules import nothing that a browser lacks', () => {
    const imports = (file: string): string[] =>
      [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/^import (?!type).*'(.*)';/gm)].map(
        ([, of = '']) => of,
      );
    expect(imports('./passwords.ts')).toEqual(['./fold.ts']);
    expect(imports('./fold.ts')).toEqual([]);
  });
});
