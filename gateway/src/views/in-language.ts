import { printable } from '@atrium/portal/weather';
import type { Language } from '../http/language.ts';
import { textOf } from './wire.ts';

/** A text in one language, or in the other where it is missing there: for what can show only one, XML too. */
export const inLanguage = (text: Parameters<typeof textOf>[0], lang: Language): string => {
  const said = textOf(text);
  return printable(said[lang] === '' ? said[lang === 'fr' ? 'en' : 'fr'] : said[lang]);
};
