import type { Mistakes, Refused, Values } from '../ui/use-form.ts';
import { ApiError } from './api.ts';
import { common } from './messages/common.ts';

/** What a failed call says to people. */
export type Said = { title: string; detail: string; requestId?: string | undefined };

/** A failure in words: what happened, and what to do. */
export const saidOf = (error: unknown): Said => {
  const words = common().failures;
  if (!(error instanceof ApiError)) return words.broken;
  if (error.failure === 'offline') return words.offline;
  if (error.failure === 'timeout') return words.timeout;
  if (error.title !== '') return { title: error.title, detail: error.detail, requestId: error.requestId };
  return error.failure === 'away' ? words.away : { ...words.broken, requestId: error.requestId };
};

/**
 * What a form is told when its call failed: the fields that it has get their sentences, the rest is said on top.
 *
 * @param renamed where a field of the API has another name in the form
 */
export const refusedOf = <V extends Values>(
  error: unknown,
  values: V,
  renamed: Readonly<Record<string, keyof V & string>> = {},
): Refused<V> => {
  const fields = error instanceof ApiError ? error.fields : [];
  const named = fields.map(({ name, detail }) => [renamed[name] ?? name, detail] as const);
  const known = named.filter(([name]) => name in values);
  const mistakes = Object.fromEntries(known) as Mistakes<V>;
  if (known.length > 0 && known.length === named.length) return { mistakes };
  return { mistakes, refusal: saidOf(error) };
};

/** Sends what a form holds: nothing to say when it went well. */
export const sending =
  <V extends Values>(send: (values: V) => Promise<void>, renamed: Readonly<Record<string, keyof V & string>> = {}) =>
  async (values: V): Promise<Refused<V>> => {
    try {
      await send(values);
      return undefined;
    } catch (error) {
      return refusedOf(error, values, renamed);
    }
  };
