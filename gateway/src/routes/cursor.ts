import { badRequest } from '../errors.ts';

/** An opaque cursor of a list of the gateway's own. */
export const toCursor = (list: string, after: string): string => Buffer.from(`${list}\n${after}`).toString('base64url');

/** What a cursor says; empty where there is none. Throws request.invalid for anything that is not ours. */
export const fromCursor = (list: string, cursor: string | undefined): string => {
  if (cursor === undefined) return '';
  const [of, after] = Buffer.from(cursor, 'base64url').toString('utf8').split('\n');
  if (of !== list || after === undefined || toCursor(list, after) !== cursor) {
    throw badRequest({ fields: [{ field: 'query/cursor', code: 'bad_cursor' }] });
  }
  return after;
};
