import { hash } from 'node:crypto';
import { requestInvalid } from './errors.ts';

/** A place in a sorted list: the values by which it is sorted, of the entry after which to go on. */
export type Cursor = readonly (string | number)[];

/** How a cursor is read: the kind of each of its values, in order. */
export type CursorShape = readonly ('string' | 'integer')[];

type Values<Shape extends CursorShape> = {
  -readonly [At in keyof Shape]: Shape[At] extends 'string' ? string : number;
};

/** What a list was asked for, but for the page. */
export type Question = object;

/**
 * Tokens of pages (GW-03): opaque to who holds them, checked when they come back. A token goes on with the question
 * that it came from only, where one is given.
 *
 * @example
 * const eventPages = cursorsOf('integer', 'string');
 * const nextPageToken = eventPages.encode(last && [last.startsAt, last.id], { region });
 * const after = eventPages.decode(request.page?.token ?? '', { region }); // [number, string] or undefined
 */
export const cursorsOf = <const Shape extends CursorShape>(...shape: Shape) => ({
  /** The token of the next page; empty at the end. */
  encode: (after: Values<Shape> | undefined, question: Question = {}): string =>
    after === undefined ? '' : Buffer.from(JSON.stringify([markOf(question), ...after])).toString('base64url'),
  /**
   * The place after which to go on; undefined for the first page. Throws request.invalid for a token that is not ours, or
   * of another question.
   */
  decode: (token: string, question: Question = {}): Values<Shape> | undefined => {
    if (token === '') return undefined;
    const [mark, ...values] = partsOf(token);
    if (
      mark !== markOf(question) ||
      values.length !== shape.length ||
      !values.every((value, index) => fits(value, shape[index]))
    )
      throw requestInvalid({ fields: [{ field: 'page.token', code: 'bad_cursor' }] });
    return values as Values<Shape>;
  },
});

const markOf = (question: Question): string => hash('sha256', JSON.stringify(question), 'base64url').slice(0, 12);

const partsOf = (token: string): unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
};

const fits = (value: unknown, kind: CursorShape[number] | undefined): boolean =>
  kind === 'string' ? typeof value === 'string' : Number.isSafeInteger(value);

/** Most entries of a page (GW-03). */
export const mostPerPage = 100;

/**
 * Entries of a page: what is asked for, or the usual when nothing is (0 or absent).
 *
 * @throws request.invalid (`out_of_range`) beyond 1 to 100.
 * @example
 * const limit = pageSize(request.page?.size);
 */
export const pageSize = (asked: number | undefined, usual = 25): number => {
  if (asked === undefined || asked === 0) return usual;
  if (asked < 1 || asked > mostPerPage)
    throw requestInvalid({
      fields: [{ field: 'page.size', code: 'out_of_range', params: { min: 1, max: mostPerPage } }],
    });
  return asked;
};

/**
 * Cuts a page off a list that was read with one entry more than `limit`.
 *
 * @returns the entries, and the last of them when more follow.
 * @example
 * const { entries, last } = pageOf(await items.list(filter, after, limit + 1), limit);
 * return { entries, next: last && [last.state.name, last.state.id] };
 */
export const pageOf = <Entry>(
  found: readonly Entry[],
  limit: number,
): { entries: Entry[]; last: Entry | undefined } => {
  const entries = found.slice(0, limit);
  return { entries, last: found.length > limit ? entries.at(-1) : undefined };
};
