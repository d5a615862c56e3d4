import type { FieldError } from '@atrium/chassis/errors';

/** Most characters of a name, as code points. */
const nameLimit = 100;

// What nothing shows, what breaks a line or a header, and marks that turn the writing round, so that a name would read
// as another one. The two joiners stay: names of several languages cannot be written without them.
const unfit = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u;
// Fillers and blanks without a shape of their own.
const shape = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;
const phoneShape = /^\+?[\d .()]+$/;

/** How a name is kept: composed, without blanks around it. Markup in it is text like any other. */
export const tidyName = (text: string): string => text.normalize('NFC').trim();

/** What is wrong with a name, for the field named: 1 to `max` characters on one line; nothing if it may be kept. */
export const mistakesInName = (field: string, text: string, max: number = nameLimit): FieldError[] => {
  // Before anything reads it: a hostile name may be of any length.
  if (isLongerThan(text, max)) return [{ field, code: 'too_long', params: { max } }];
  const found = unfit.exec(text)?.[0];
  if (found !== undefined) return [{ field, code: 'bad_character', params: { found: numberOf(found) } }];
  return shape.test(text) ? [] : [{ field, code: 'required' }];
};

/** What is wrong with a phone number: 6 to 25 digits, blanks, dots, parentheses and a plus; an empty one is none. */
export const mistakesInPhone = (field: string, text: string): FieldError[] => {
  if (text === '') return [];
  if (text.length > 25) return [{ field, code: 'too_long', params: { max: 25 } }];
  if (text.length < 6) return [{ field, code: 'too_short', params: { min: 6 } }];
  return phoneShape.test(text) && /\d/.test(text) ? [] : [{ field, code: 'format' }];
};

/** Whether a text has more than `max` characters; a long one is not counted to its end. */
export const isLongerThan = (text: string, max: number): boolean =>
  text.length > 2 * max || (text.length > max && Array.from(text).length > max);

/** A character by its number, such as U+202E: itself it cannot be shown. */
export const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
