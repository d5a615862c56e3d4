import type { Text } from '../text.ts';

/** The first `max` characters at most, without half a surrogate pair, marked by an ellipsis where something was cut. */
export const cutText = (text: string, max: number): string =>
  text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;

/** A text of one language; the other stays empty and is shown in this one. */
export const inLanguage = (text: string, language: 'fr' | 'en' = 'en'): Text =>
  language === 'fr' ? { fr: text, en: '' } : { fr: '', en: text };
