import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { siretOf, vatNumberOf } from './numbers.ts';

type Examples = {
  siret: { good: string[]; bad: string[] };
  vat: { good: Record<string, string[]>; bad: string[]; foreign: string[] };
};

const { siret, vat } = JSON.parse(
  readFileSync(new URL('../../test/fixtures/numbers.json', import.meta.url), 'utf8'),
) as Examples;

describe('ID-01 SIRET', () => {
  test('ID-01 numbers as they are found in the world are taken, and kept as 14 digits', () => {
    for (const text of siret.good) expect([text, siretOf(text)]).toEqual([text, text.replace(/[ .]/g, '')]);
    expect(siretOf('732\u00a0829\u202f320.00074')).toBe('73282932000074');
  });

  test('ID-01 La Poste has a rule of its own', () => {
    expect(siretOf('35600000049837')).toBe('35600000049837');
    expect(siretOf('35600000049838')).toBeUndefined();
  });

  test('ID-01 a wrong check digit, too few, too many, letters and other digits are refused', () => {
    for (const text of [
      ...siret.bad,
      '7328293200007',
      '732829320000740',
      '7328293200007A',
      '٧٣٢٨٢٩٣٢٠٠٠٠٧٤',
      '',
      '11111111111111',
    ])
      expect([text, siretOf(text)]).toEqual([text, undefined]);
    expect(siretOf(' '.repeat(5_000_000) + '73282932000074')).toBeUndefined();
  });
});

describe('ID-01 VAT numbers', () => {
  test('ID-01 numbers of all 27 countries and of Northern Ireland are taken', () => {
    expect(Object.keys(vat.good)).toHaveLength(28);
    for (const text of Object.values(vat.good).flat()) {
      expect([text, vatNumberOf(text)]).toEqual([text, expect.any(String)]);
      expect(vatNumberOf(` ${text.slice(0, 2).toLowerCase()} ${text.slice(2, 5)}.${text.slice(5)} `)).toBe(
        vatNumberOf(text),
      );
    }
  });

  test('ID-01 one number has one spelling: what is kept is read as itself', () => {
    for (const text of Object.values(vat.good).flat())
      expect(vatNumberOf(vatNumberOf(text) ?? '')).toBe(vatNumberOf(text));
    expect([vatNumberOf('GR094259216'), vatNumberOf('BE428759497')]).toEqual(['EL094259216', 'BE0428759497']);
    for (const twice of ['FRFR40303265045', 'BEBE0428759497', 'ELGR094259216'])
      expect([twice, vatNumberOf(twice)]).toEqual([twice, undefined]);
  });

  test('ID-01 wrong ones, those of other countries, and those without a country are refused', () => {
    for (const text of [...vat.bad, ...vat.foreign, '40303265045', 'GB980780684', 'constructor', '', 'FR', 'toString'])
      expect([text, vatNumberOf(text)]).toEqual([text, undefined]);
    expect(vatNumberOf('FR'.padEnd(5_000_000, '4'))).toBeUndefined();
  });
});
