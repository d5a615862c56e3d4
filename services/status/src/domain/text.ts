import type { FieldError } from '@atrium/chassis/errors';

/** A text in the languages of the portal; one of them may be empty and is then shown in the other. */
export type Text = { fr: string; en: string };

export const noText: Text = { fr: '', en: '' };

// White space, controls, joiners, fillers and other marks without a shape of their own, the empty Braille cell.
const shape = /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether anything of a text is seen: a title that nobody sees is none. */
export const isShown = (text: string): boolean => shape.test(text);

/** Whether a text shows nothing in either language. */
export const isEmptyText = (text: Text): boolean => !isShown(text.fr) && !isShown(text.en);

export const sameText = (a: Text, b: Text): boolean => a.fr === b.fr && a.en === b.en;

/** Most characters of each kind of text, counted as code points. */
export const textLimits = { title: 200, text: 20_000, name: 120, description: 500 } as const;
export type TextUse = keyof typeof textLimits;

// What nothing shows and XML cannot hold: control characters but tab and line breaks, halves of pairs, no characters.
const unfitInText = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u;
// A name is one line, and no mark in it turns the writing round: it would read as another one.
const unfitInLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** What is wrong with a text, for the field named; nothing if it may be kept. Titles and names may not be empty. */
export const mistakesInText = (field: string, text: Text, use: TextUse): FieldError[] => {
  const max = textLimits[use];
  const isLine = use === 'title' || use === 'name';
  const mistakes: FieldError[] = [];
  if (isLine && isEmptyText(text)) mistakes.push({ field, code: 'required' });
  for (const language of ['fr', 'en'] as const) {
    const said = text[language];
    const tell = (code: string, params: Record<string, string | number>) =>
      mistakes.push({ field: `${field}.${language}`, code, params });
    if (isLongerThan(said, max)) tell('too_long', { max });
    const [found] = (isLine ? unfitInLine : unfitInText).exec(said) ?? [];
    if (found !== undefined) tell('bad_character', { found: numberOf(found) });
  }
  return mistakes;
};

const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const isLongerThan = (text: string, max: number): boolean => text.length > max && Array.from(text).length > max;
