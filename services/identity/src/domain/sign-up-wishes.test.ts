import { describe, expect, test } from '@jest/globals';
import { checkSignUp, mistakesInSignUp, type Numbers, type SignUpWish } from './sign-up-wishes.ts';

const numbers: Numbers = {
  siretOf: (text) => (text === '732 829 320 00074' ? '73282932000074' : undefined),
  vatNumberOf: (text) => (text === 'fr 40303265045' ? 'FR40303265045' : undefined),
};

const wish: SignUpWish = {
  siret: '732 829 320 00074',
  vatNumber: '',
  name: ' Ateliers <b>Dupré</b> ',
  regions: ['nord', 'nord', 'sud'],
  lastName: 'Dupré',
  firstName: 'Élodie',
  email: 'Elodie@Example.org',
  notice: '2026-1',
};

const mistakes = (changes: Partial<SignUpWish>) =>
  mistakesInSignUp({ ...wish, ...changes }, numbers).map(({ field, code }) => `${field} ${code}`);

describe('ID-01 what a company says when it signs up', () => {
  test('ID-01 what is right is kept as it is found later', () => {
    expect(checkSignUp(wish, numbers)).toEqual({
      siret: '73282932000074',
      vatNumber: null,
      name: 'Ateliers <b>Dupré</b>',
      regions: ['nord', 'sud'],
      lastName: 'Dupré',
      firstName: 'Élodie',
      email: 'Elodie@Example.org',
      emailKey: 'elodie@example.org',
      notice: '2026-1',
    });
    const byVat = checkSignUp({ ...wish, siret: '', vatNumber: 'fr 40303265045' }, numbers);
    expect(byVat).toMatchObject({ siret: null, vatNumber: 'FR40303265045' });
  });

  test('ID-01 all mistakes are told at once', () => {
    const wrong = {
      siret: '1',
      vatNumber: 'x',
      name: '',
      regions: [],
      lastName: '',
      firstName: '\n',
      email: 'x',
      notice: '',
    };
    expect(mistakes(wrong)).toEqual([
      'siret format',
      'vatNumber format',
      'name required',
      'regions required',
      'lastName required',
      'firstName bad_character',
      'email format',
    ]);
    expect(() => checkSignUp({ ...wish, ...wrong }, numbers)).toThrow('request.invalid');
  });

  test('ID-01 one of the two numbers is needed', () => {
    expect(mistakes({ siret: ' ' })).toEqual(['siret required']);
  });

  test('ID-01 a region is a key, and 51 of them are too many', () => {
    expect(mistakes({ regions: ['nord', 'No rd', '../x'] })).toEqual(['regions.1 bad_key', 'regions.2 bad_key']);
    expect(mistakes({ regions: Array.from({ length: 51 }, (_, at) => `r${at}`) })).toEqual(['regions too_many']);
  });

  test('ID-01 a number of any length is not read', () => {
    const siretOf = () => '73282932000074';
    const siret = `${' '.repeat(5_000_000)}1`;
    expect(mistakesInSignUp({ ...wish, siret }, { ...numbers, siretOf })).toMatchObject([
      { field: 'siret', code: 'format' },
    ]);
  });
});
