import type { Language } from './language.ts';

const spaced = (text: string): string =>
  text
    .replace(/ ([:;!?»%])/g, '\u202f$1')
    .replace(/« /g, '«\u202f')
    .replace(/(\d) (?=\d|[a-zé])/g, '$1\u00a0');

/** Picks the form of a count, with `{n}` replaced by the number as the language writes it. */
export const plural = (lang: Language): ((count: number, one: string, other: string) => string) => {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (count, one, other) => (rules.select(count) === 'one' ? one : other).replace('{n}', numbers.format(count));
};

/** The same tree of texts with the narrow no-break spaces that French wants, also in what its functions return. */
export const frenchSpaces = <T>(texts: T): T => {
  if (typeof texts === 'string') return spaced(texts) as T;
  if (typeof texts === 'function') {
    const say = texts as unknown as (...values: unknown[]) => string;
    return ((...values: unknown[]) => spaced(say(...values))) as T;
  }
  if (Array.isArray(texts)) return texts.map((text: unknown) => frenchSpaces(text)) as T;
  const pairs = Object.entries(texts as Record<string, unknown>).map(([key, value]) => [key, frenchSpaces(value)]);
  return Object.fromEntries(pairs) as T;
};
