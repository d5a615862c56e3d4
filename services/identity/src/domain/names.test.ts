import { describe, expect, test } from '@jest/globals';
import { foldKey } from './fold.ts';
import { mistakesInName, mistakesInPhone, tidyName } from './names.ts';

const codesOf = (text: string): string[] => mistakesInName('lastName', text).map(({ code }) => code);

describe('ID-01 names', () => {
  test('ID-01 names of all languages are taken, and markup is text like any other', () => {
    for (const name of ['O’Neil-Dupré', 'Nguyễn', 'محمد', 'می‌خواهم', '田中', 'Иванов', '<b>Ada</b> & "co"', 'X'])
      expect([name, codesOf(name)]).toEqual([name, []]);
  });

  test('ID-01 marks that turn the writing round, line breaks and what nothing shows are refused', () => {
    const marks = [
      '\u202e',
      '\u2066',
      '\u200e',
      '\u061c',
      '\ufeff',
      '\u{e0041}',
      '\n',
      '\r',
      '\t',
      '\u0000',
      '\u2028',
      '\ud800',
    ];
    for (const mark of marks) expect([mark, codesOf(`Ada${mark}Love`)]).toEqual([mark, ['bad_character']]);
    expect(mistakesInName('lastName', 'a\u202eb')).toEqual([
      { field: 'lastName', code: 'bad_character', params: { found: 'U+202E' } },
    ]);
  });

  test('ID-01 a name that nobody sees is none', () => {
    for (const name of ['', '   ', '\u00a0', '\u3164', '\u2800', '\u200d'])
      expect([name, codesOf(name)]).toEqual([name, ['required']]);
  });

  test('ID-01 100 characters are taken, whatever their size, and one more or 10,000 are not', () => {
    expect(codesOf('é'.repeat(100))).toEqual([]);
    expect(codesOf('𠮷'.repeat(100))).toEqual([]);
    for (const length of [101, 10_000, 5_000_000]) expect(codesOf('é'.repeat(length))).toEqual(['too_long']);
  });

  test('ID-01 a name is kept composed, without blanks around it', () => {
    expect(tidyName('  Rene\u0301 ')).toBe('René');
  });
});

describe('ID-14 phone numbers', () => {
  test('ID-14 digits, plus, blanks, dots and parentheses are taken, and none at all', () => {
    for (const phone of ['', '+33 (0)1 23.45.67.89', '0123456789', '112 112'])
      expect([phone, mistakesInPhone('phone', phone)]).toEqual([phone, []]);
  });

  test('ID-14 letters, a plus in the middle, too few and too many are refused', () => {
    const wrong = { '01234': 'too_short', '0123456789 ext': 'format', '01+23456': 'format', '......': 'format' };
    const long = { [`+${'1'.repeat(25)}`]: 'too_long', '0123\n456': 'format', '١٢٣٤٥٦': 'format' };
    for (const [phone, code] of Object.entries({ ...wrong, ...long }))
      expect([phone, mistakesInPhone('phone', phone)[0]?.code]).toEqual([phone, code]);
  });
});

describe('ID-33 folded texts', () => {
  test('ID-33 case, accents, width and blanks make no difference', () => {
    for (const text of ['Élodie  DUPRÉ', ' elodie dupre ', 'E\u0301lodie Dupre\u0301', 'ＥＬＯＤＩＥ\u00a0dupre'])
      expect(foldKey(text)).toBe('elodie dupre');
  });
});
