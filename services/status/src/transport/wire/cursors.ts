import { hash } from 'node:crypto';
import { requestInvalid } from '@atrium/chassis/errors';
import type { EventCursor } from '../../application/ports.ts';

const badToken = () => requestInvalid({ fields: [{ field: 'page.token', code: 'bad_cursor' }] });

const encode = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** What a list was asked for, but for the page: a token goes on with the same question only (GW-03). */
export type Question = object;

const markOf = (question: Question): string => hash('sha256', JSON.stringify(question), 'base64url').slice(0, 12);

const decode = (token: string, question: Question): unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts[0] === markOf(question)) return parts.slice(1);
  } catch {
    // Told below, as any other token that is not ours.
  }
  throw badToken();
};

/** The token of the next page of events; empty at the end. */
export const encodeEventCursor = (after: EventCursor | undefined, question: Question): string =>
  after === undefined ? '' : encode([markOf(question), after.startsAt, after.id]);

/** Throws request.invalid for a token that is not ours, or of another question. */
export const decodeEventCursor = (token: string, question: Question): EventCursor | undefined => {
  if (token === '') return undefined;
  const [startsAt, id] = decode(token, question);
  if (!Number.isSafeInteger(startsAt) || typeof id !== 'string') throw badToken();
  return { startsAt: startsAt as number, id };
};

/** The token of the next page of lines; empty at the end. */
export const encodeLineCursor = (after: number | undefined, question: Question): string =>
  after === undefined ? '' : encode([markOf(question), after]);

/** The line after which to go on; -1 for the first page. Throws request.invalid as for events. */
export const decodeLineCursor = (token: string, question: Question): number => {
  if (token === '') return -1;
  const [line] = decode(token, question);
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
