import type { Mistakes } from '../ui/use-form.ts';
import { checksWords } from './messages/checks.ts';

type Check = (value: string) => string | undefined;

/** Something has to be there; `what` says what, in the imperative. */
export const needed =
  (what: string): Check =>
  (value) =>
    value.trim() === '' ? what : undefined;

/** Looks like an address; the service decides whether it is one. */
export const addressLike: Check = (value) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? undefined : checksWords().email;

/** The same as typed before. */
export const sameAs =
  (first: string, otherwise: string): Check =>
  (value) =>
    value === first ? undefined : otherwise;

const digitsOf = (text: string): string => text.replace(/[\s.\u00a0\u202f-]/g, '');

/** Fourteen digits; the service knows the rule on the last one. */
export const siretLike: Check = (value) => (/^\d{14}$/.test(digitsOf(value)) ? undefined : checksWords().siret);

/** The first mistake of each field that has one. */
export const mistakesOf = <V>(values: V, checks: Partial<Record<keyof V, readonly Check[]>>): Mistakes<V> => {
  const found: Mistakes<V> = {};
  for (const name of Object.keys(checks) as (keyof V)[]) {
    const value = values[name];
    const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join() : '';
    const mistake = checks[name]?.map((check) => check(text)).find((said) => said !== undefined);
    if (mistake !== undefined) found[name] = mistake;
  }
  return found;
};
