import { requestInvalid } from '@atrium/chassis/errors';
import type { EventCursor } from '../../application/ports.ts';

const badToken = () => requestInvalid({ fields: [{ field: 'page.token', code: 'bad_cursor' }] });

const encode = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

const decode = (token: string): unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) return parts;
  } catch {
    // Told below, as any other token that is not ours.
  }
  throw badToken();
};

/** The token of the next page of events; empty at the end. */
export const encodeEventCursor = (after: EventCursor | undefined): string =>
  after === undefined ? '' : encode([after.startsAt, after.id]);

/** Throws request.invalid for a token that is not ours. */
export const decodeEventCursor = (token: string): EventCursor | undefined => {
  if (token === '') return undefined;
  const [startsAt, id] = decode(token);
  if (!Number.isSafeInteger(startsAt) || typeof id !== 'string') throw badToken();
  return { startsAt: startsAt as number, id };
};

/** The token of the next page of lines; empty at the end. */
export const encodeLineCursor = (after: number | undefined): string => (after === undefined ? '' : encode([after]));

/** The line after which to go on; -1 for the first page. */
export const decodeLineCursor = (token: string): number => {
  if (token === '') return -1;
  const [line] = decode(token);
  if (!Number.isSafeInteger(line)) throw badToken();
  return line as number;
};

/** Entries of a page: what is asked for within 1 to 100, or the default. */
export const pageSize = (asked: number | undefined, usual = 25): number => {
  if (asked === undefined || asked === 0) return usual;
  if (asked < 1 || asked > 100)
    throw requestInvalid({ fields: [{ field: 'page.size', code: 'out_of_range', params: { min: 1, max: 100 } }] });
  return asked;
};
