import { stdnum, type Validator } from 'stdnum';

// Country of the library and the name of its rule, by the letters that numbers begin with: the European Union, and
// Northern Ireland, which kept the rules of the United Kingdom. Greece goes by the letters of its own language.
const names: Readonly<Record<string, readonly [country: string, rule: string]>> = {
  AT: ['AT', 'uid'],
  BE: ['BE', 'vat'],
  BG: ['BG', 'vat'],
  CY: ['CY', 'vat'],
  CZ: ['CZ', 'dic'],
  DE: ['DE', 'vat'],
  DK: ['DK', 'cvr'],
  EE: ['EE', 'kmkr'],
  EL: ['GR', 'vat'],
  ES: ['ES', 'nif'],
  FI: ['FI', 'alv'],
  FR: ['FR', 'tva'],
  HR: ['HR', 'oib'],
  HU: ['HU', 'anum'],
  IE: ['IE', 'vat'],
  IT: ['IT', 'iva'],
  LT: ['LT', 'pvm'],
  LU: ['LU', 'tva'],
  LV: ['LV', 'pvn'],
  MT: ['MT', 'vat'],
  NL: ['NL', 'btw'],
  PL: ['PL', 'nip'],
  PT: ['PT', 'nif'],
  RO: ['RO', 'cif'],
  SE: ['SE', 'vat'],
  SI: ['SI', 'ddv'],
  SK: ['SK', 'dph'],
  XI: ['GB', 'vat'],
};

/** The rule of the VAT numbers that begin with these letters; undefined for countries outside. */
export const vatRuleOf = (letters: string): Validator | undefined => {
  const [country, rule] = (Object.hasOwn(names, letters) ? names[letters] : undefined) ?? ['', ''];
  return stdnum[country]?.[rule];
};
