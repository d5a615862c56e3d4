import type { ErrorKind } from '@atrium/chassis/errors';

/** The HTTP status of each kind of error. */
const ofKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  exhausted: 429,
  unavailable: 503,
  internal: 500,
};

/** Codes whose status is not that of their kind. */
const ofCode: Readonly<Record<string, number>> = {
  'request.too_large': 413,
  'request.unsupported_media_type': 415,
  'request.idempotency_mismatch': 422,
  'request.precondition_required': 428,
  'request.method_not_allowed': 405,
  // Not a matter of If-Match, nor of coming back later.
  'import.part_missing': 409,
  'status.too_many': 409,
  'status.too_many_updates': 409,
  'status.event_too_long': 409,
  'status.event_too_wide': 409,
  'status.too_many_live': 409,
};

/** The HTTP status of an error. */
export const statusOf = (code: string, kind: ErrorKind): number => ofCode[code] ?? ofKind[kind];
