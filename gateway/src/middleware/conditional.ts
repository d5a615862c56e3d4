import type { IncomingMessage } from 'node:http';
import { preconditionRequired } from '../errors.ts';
import { expectedBy, type Expected } from '../http/etag.ts';

/**
 * The version that a write is meant for (GW-03): what If-Match names; with `orNew`, `If-None-Match: *` means 0, a thing
 * that is not there yet. Throws request.precondition_required (428) without either.
 */
export const preconditionOf = (req: IncomingMessage, need: 'required' | 'orNew'): Expected => {
  const header = req.headers['if-match'];
  if (header !== undefined) return expectedBy(header);
  if (need === 'orNew' && req.headers['if-none-match']?.trim() === '*') return [0];
  throw preconditionRequired();
};
