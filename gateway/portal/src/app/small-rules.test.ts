import { expect, test } from '@jest/globals';
import { deviceOf } from './agents.ts';
import { csvOf } from './csv.ts';
import { dayBegins, dayEnds } from './day-border.ts';
import { mayDo, rolesToGive } from './rights.ts';
import { emptySignUp, mistakesInSignUp, signUpBody } from './pages/sign-up-values.ts';
import { initialsOf } from '../ui/initials.ts';
import { safeReturn } from './safe-return.ts';

const rules = { minLength: 12, maxLength: 64, classes: 0, history: 5 };

const filled = {
  ...emptySignUp,
  ...{ siret: '303 265 045 00015', name: 'Ateliers', regions: ['idf'], lastName: 'Lefèvre', firstName: 'Camille' },
  ...{ email: 'c@exemple.fr', emailAgain: 'c@exemple.fr', notice: true },
  ...{ password: 'trois petits chats', passwordAgain: 'trois petits chats' },
};

test('ID-01 a whole sign-up has no mistake, and what is missing or differs is named field by field', () => {
  const proven = { rules, proven: true };
  expect(mistakesInSignUp(filled, proven)).toEqual({});
  const wrong = { ...filled, siret: '12', emailAgain: 'd@exemple.fr', passwordAgain: '', regions: [], notice: false };
  expect(Object.keys(mistakesInSignUp(wrong, { rules, proven: false })).sort()).toEqual(
    ['emailAgain', 'notice', 'passwordAgain', 'proof', 'regions', 'siret'].sort(),
  );
});

test('ID-01 a company without SIRET is known by its VAT number, and only one of both is sent', () => {
  const foreign = { ...filled, by: 'vat', vatNumber: ' BE0123456789 ' };
  expect(signUpBody(foreign, 'p')).toMatchObject({ vatNumber: 'BE0123456789', proof: 'p' });
  expect(signUpBody(foreign, 'p')).not.toHaveProperty('siret');
  expect(signUpBody(filled, 'p')).not.toHaveProperty('vatNumber');
  expect(signUpBody(filled, 'p')).not.toHaveProperty('passwordAgain');
});

test('ID-45 an exported cell never becomes a formula, and quotes and line ends stay inside it', () => {
  expect(csvOf([['=1+1', '@x', '-2', '5', 'a"b\nc']])).toBe('\ufeff"\'=1+1";"\'@x";"\'-2";"5";"a""b\nc"\r\n');
});

test('ID-45 a day of the filter begins and ends where the reader’s day does, also when clocks change', () => {
  expect(dayBegins('2026-11-22', 'Europe/Paris')).toBe('2026-11-21T23:00:00.000Z');
  expect([dayBegins('2026-03-29', 'Europe/Paris'), dayEnds('2026-03-29', 'Europe/Paris')]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ]);
  expect([dayBegins('', 'Europe/Paris'), dayEnds(undefined, 'UTC'), dayBegins('x', 'UTC')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('ID-40 a session is told by browser and system, and one that nobody knows by neither', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
  expect(deviceOf(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
  expect(deviceOf('curl/8')).toEqual({ browser: undefined, system: undefined });
});

test('ID-44 a page is offered to the roles that may open it, and roles are given only within one’s own house', () => {
  expect(
    (['operator_administrator', 'agent', 'principal', 'member'] as const).map((role) => mayDo(role, 'members')),
  ).toEqual([true, true, true, false]);
  expect([mayDo(undefined, 'audit'), mayDo('principal', 'mails')]).toEqual([false, false]);
  expect([rolesToGive('principal'), rolesToGive('member')]).toEqual([['member'], []]);
});

test('GW-06 the way back after signing in never leaves the portal', () => {
  expect(
    ['/members?show=all', undefined, '//evil.example', '/\\evil', 'https://evil.example', '/sign-in?to=/x'].map(
      safeReturn,
    ),
  ).toEqual(['/members?show=all', '/', '/', '/', '/', '/']);
});

test('PO-01 initials are of whole characters, of the address where there is no name', () => {
  expect(initialsOf({ firstName: 'élodie', lastName: '𝒵ola', email: null })).toBe('É𝒵');
  expect(initialsOf({ firstName: '', lastName: '', email: 'noe@exemple.fr' })).toBe('N');
});
