import type { FieldError } from '@atrium/chassis/errors';

/** A text in the languages of the portal; one of them may be empty and is then shown in the other. */
export type Text = { fr: string; en: string };

export const noText: Text = { fr: '', en: '' };

export const isEmptyText = (text: Text): boolean => text.fr.trim() === '' && text.en.trim() === '';

export const sameText = (a: Text, b: Text): boolean => a.fr === b.fr && a.en === b.en;

/** Most characters of each kind of text, counted as code points. */
export const textLimits = { title: 200, text: 20_000, name: 120, description: 500 } as const;
export type TextUse = keyof typeof textLimits;

/** What is wrong with a text, for the field named; nothing if it may be kept. Titles and names may not be empty. */
export const mistakesInText = (field: string, text: Text, use: TextUse): FieldError[] => {
  const max = textLimits[use];
  const mistakes: FieldError[] = [];
  if ((use === 'title' || use === 'name') && isEmptyText(text)) mistakes.push({ field, code: 'required' });
  for (const language of ['fr', 'en'] as const)
    if (isLongerThan(text[language], max))
      mistakes.push({ field: `${field}.${language}`, code: 'too_long', params: { max } });
  return mistakes;
};

const isLongerThan = (text: string, max: number): boolean => text.length > max && Array.from(text).length > max;
