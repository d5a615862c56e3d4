// What is left of a letter's accents once it is taken apart.
const marks = /\p{M}+/gu;

/**
 * A text as it is looked for: identifiers and names are found without regard to case, accents, width and blanks around
 * and in between (ID-11, ID-33).
 */
export const foldKey = (text: string): string =>
  text.normalize('NFKD').replace(marks, '').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();
