import type { Language } from '../numbers.ts';
import { en } from './en.ts';
import { fr, type Messages } from './fr.ts';

export type { Messages } from './fr.ts';

const languages: Record<Language, Messages> = { fr, en };

/** The texts of a language. */
export const messagesOf = (lang: Language): Messages => languages[lang];
