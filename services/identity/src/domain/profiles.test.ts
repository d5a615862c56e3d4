import { describe, expect, test } from '@jest/globals';
import { checkProfile, mistakesInProfile } from './profiles.ts';

const wish = { lastName: ' Lovelace ', firstName: 'Ada', language: 'en', timeZone: 'Europe/Paris', phone: '' };

describe('ID-22 profiles', () => {
  test('ID-22 a profile is kept tidied', () => {
    expect(checkProfile(wish)).toEqual({ ...wish, lastName: 'Lovelace' });
  });

  test('ID-22 all mistakes are told at once, field by field', () => {
    const wrong = { lastName: '', firstName: 'a\nb', language: 'de', timeZone: 'Mars/Olympus', phone: 'x' };
    expect(mistakesInProfile(wrong).map(({ field, code }) => [field, code])).toEqual([
      ['lastName', 'required'],
      ['firstName', 'bad_character'],
      ['language', 'choice'],
      ['timeZone', 'unknown_zone'],
      ['phone', 'too_short'],
    ]);
    expect(() => checkProfile(wrong)).toThrow('request.invalid');
  });

  test('ID-14 fields that are not asked for are not looked at', () => {
    expect(mistakesInProfile({ lastName: 'Lovelace' })).toEqual([]);
  });

  test('ID-22 a zone is one of the language’s own, by its name', () => {
    for (const timeZone of ['UTC', 'America/New_York']) expect(mistakesInProfile({ timeZone })).toEqual([]);
    for (const timeZone of ['', '+01:00', 'europe/paris', 'X'.repeat(100_000)])
      expect(mistakesInProfile({ timeZone })).toHaveLength(1);
  });
});
