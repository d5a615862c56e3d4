import { signal } from '@preact/signals';
import { frenchSpaces } from './grammar.ts';
import type { Language } from './language.ts';

/** The language that the portal speaks now; whatever is drawn follows it. */
export const language = signal<Language>('fr');

/** Texts of a page: called, they give those of the language of now; `both` is for those who compare them. */
export type Texts<T> = (() => T) & { both: Readonly<Record<Language, T>> };

/** Texts in both languages; the French ones get their narrow no-break spaces here. */
export const texts = <T extends object>(said: { fr: T; en: NoInfer<T> }): Texts<T> => {
  const both = { fr: frenchSpaces(said.fr), en: said.en };
  return Object.assign(() => both[language.value], { both });
};
