import { stdnum, type Validator } from 'stdnum';
import type { Numbers } from '../domain/sign-up-wishes.ts';
import { vatRuleOf } from './vat-rules.ts';

// Blanks of any kind, and what people put between groups of digits.
const between = /[\s.-]+/gu;
const longest = 60;

const isSiret = (digits: string): boolean => stdnum.FR?.siret?.validate(digits).isValid ?? false;

/** A SIRET as it is kept, 14 digits; undefined for what is none. La Poste has a check of its own (ID-01). */
export const siretOf = (text: string): string | undefined => {
  const digits = text.length > longest ? '' : text.replace(between, '');
  return /^[0-9]{14}$/.test(digits) && isSiret(digits) ? digits : undefined;
};

/**
 * A VAT number of a country of the European Union or of Northern Ireland as it is kept, with its country's letters and
 * no blanks; undefined for what is none. Whether it was given to anybody is not known here.
 */
export const vatNumberOf = (text: string): string | undefined => {
  const said = text.length > longest ? '' : text.replace(between, '').toUpperCase();
  const country = said.startsWith('GR') ? 'EL' : said.slice(0, 2);
  const rule = vatRuleOf(country);
  const own = rule && /^[A-Z0-9+*]{2,13}$/.test(said.slice(2)) ? compactOf(rule, said.slice(2)) : undefined;
  return own === undefined ? undefined : `${country}${own}`;
};

/** Both, as a port. */
export const numbers: Numbers = { siretOf, vatNumberOf };

// A rule may take away letters at the begin: what is given has to be without them, or a number would have two spellings.
const compactOf = (rule: Validator, own: string): string | undefined => {
  const result = rule.validate(own);
  if (!result.isValid) return undefined;
  return result.compact === own || result.compact === `0${own}` ? result.compact : undefined;
};
