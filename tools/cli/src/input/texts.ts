import type { Text } from '../api/shapes.ts';
import { clean } from '../terminal/clean.ts';

/** The parts of a text in both languages as the command line takes them. */
export type TextInput = { plain?: string | undefined; fr?: string | undefined; en?: string | undefined };

/** A text from --x, --x-fr and --x-en: the plain one is in the caller's language. Undefined where nothing was given. */
export const textOf = (input: TextInput, lang: 'fr' | 'en'): Text | undefined => {
  const fr = input.fr ?? (lang === 'fr' ? input.plain : undefined);
  const en = input.en ?? (lang === 'en' ? input.plain : undefined);
  return fr === undefined && en === undefined ? undefined : { fr: fr ?? '', en: en ?? '' };
};

/** `old` with the languages that were given put in their place. */
export const mergedText = (old: Text, input: TextInput, lang: 'fr' | 'en'): Text | undefined => {
  const given = textOf(input, lang);
  return given && { fr: given.fr || old.fr, en: given.en || old.en };
};

/** The text in the caller's language, or in the other one; not yet made safe. */
export const inLanguage = (text: Text, lang: 'fr' | 'en'): string =>
  lang === 'fr' ? text.fr || text.en : text.en || text.fr;

/** The same, safe to show. */
export const shownText = (text: Text, lang: 'fr' | 'en'): string => clean(inLanguage(text, lang));
