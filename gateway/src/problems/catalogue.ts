import type { ErrorParams } from '@atrium/chassis/errors';
import type { Language } from '../http/language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { fieldEn } from './field-en.ts';
import { fieldFr } from './field-fr.ts';
import { identityEn } from './identity-en.ts';
import { identityFr } from './identity-fr.ts';
import { importEn } from './import-en.ts';
import { importFr } from './import-fr.ts';
import { statusEn } from './status-en.ts';
import { statusFr } from './status-fr.ts';

/**
 * Texts by code: title, and what to do. `{name|words}` is filled with the error's parameter of this name; the words stand
 * there where the code is explained in general.
 */
export type ProblemTexts = Readonly<Record<string, readonly [title: string, detail: string]>>;

const texts: Readonly<Record<Language, ProblemTexts>> = {
  en: { ...en, ...identityEn, ...statusEn, ...importEn, ...fieldEn },
  fr: { ...fr, ...identityFr, ...statusFr, ...importFr, ...fieldFr },
};

/** Every code of the catalogue, sorted. */
export const problemCodes = (): string[] => Object.keys(texts.en).sort();

/** Whether the catalogue has a code. */
export const isProblemCode = (code: string): boolean => Object.hasOwn(texts.en, code);

// A code that is not in the catalogue is a mistake that a test finds; the caller still gets a sentence.
const fallback = 'request.invalid';

const filled = (text: string, params: ErrorParams): string =>
  text.replace(/\{(\w+)\|([^}]*)\}/g, (_whole, name: string, general: string) => String(params[name] ?? general));

/** Title and advice of a code in one language: of an error with its parameters, or in general. */
export const problemText = (
  code: string,
  language: Language,
  params: ErrorParams = {},
): { title: string; detail: string } => {
  const known = isProblemCode(code) ? code : fallback;
  const [title = '', detail = ''] = texts[language][known] ?? [];
  return { title: filled(title, params), detail: filled(detail, params) };
};
