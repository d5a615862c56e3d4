import { cursorsOf, type Question } from '@atrium/chassis/page';
import type { EventCursor } from '../../application/ports.ts';

const events = cursorsOf('integer', 'string');

/** Pages of events; the token is empty at the end. */
export const eventPages = {
  encode: (after: EventCursor | undefined, question: Question): string =>
    events.encode(after && [after.at, after.id], question),
  /** Throws request.invalid for a token that is not ours, or of another question. */
  decode: (token: string, question: Question): EventCursor | undefined => {
    const [at, id] = events.decode(token, question) ?? [];
    return at === undefined || id === undefined ? undefined : { at, id };
  },
};

/** Pages of the lines of an import's report, by the number of the line. */
export const linePages = cursorsOf('integer');
