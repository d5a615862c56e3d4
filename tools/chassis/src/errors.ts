/** The nine kinds of failure. Each has one gRPC status (`grpc/status`) and one HTTP status (the gateway's table). */
export const errorKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'precondition',
  'exhausted',
  'unavailable',
  'internal',
] as const;

/** One of {@link errorKinds}. */
export type ErrorKind = (typeof errorKinds)[number];

/** What a text of an error may need: names, limits, counts. Never a secret: parameters travel to the caller. */
export type ErrorParams = Record<string, string | number | boolean>;

/** A field at fault: its path in the request (`components.0.name`), a stable code, and what the code's text needs. */
export type FieldError = { field: string; code: string; params?: ErrorParams };

/** What an error may carry besides its code. `cause` is for the log only; everything else reaches the caller. */
export type ErrorDetails = {
  fields?: readonly FieldError[] | undefined;
  params?: ErrorParams | undefined;
  /** How long to wait before another try, in milliseconds. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

// A registered symbol and not instanceof: two copies of this module, or two realms, still know each other's errors.
const brand: unique symbol = Symbol.for('@atrium/chassis/error');

/**
 * An error with a stable code and one of nine kinds (GW-02). It has no text for people: texts are made at the edge,
 * per language, from `code` and `params`. Made by {@link defineError}, hardly ever by hand.
 *
 * @example
 * throw new AtriumError('status.component_unknown', 'not_found', { params: { key: 'mail' } });
 */
export class AtriumError extends Error {
  readonly [brand] = true;
  override readonly name = 'AtriumError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly fields: readonly FieldError[];
  readonly params: ErrorParams;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, kind: ErrorKind, details: ErrorDetails = {}) {
    const fields = details.fields ?? [];
    super(
      fields.length === 0 ? code : `${code}: ${fields.map((at) => `${at.field} ${at.code}`).join(', ')}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
    this.kind = kind;
    this.fields = fields;
    this.params = details.params ?? {};
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Makes one error of the catalogue; its `code` and `kind` can be read without making one. */
export type ErrorFactory = ((details?: ErrorDetails) => AtriumError) & {
  readonly code: string;
  readonly kind: ErrorKind;
};

/**
 * Declares an error of a service's catalogue, once, in its `domain/errors.ts` (GW-02).
 *
 * @example
 * export const componentUnknown = defineError('status.component_unknown', 'not_found');
 * throw componentUnknown({ params: { key } });
 */
export const defineError = (code: string, kind: ErrorKind): ErrorFactory =>
  Object.assign((details?: ErrorDetails) => new AtriumError(code, kind, details), { code, kind });

/**
 * Tells an error of the catalogue from any other thrown thing; works across copies of this module and across realms.
 *
 * @example
 * if (isAtriumError(error) && error.kind === 'conflict') return again();
 */
export const isAtriumError = (error: unknown): error is AtriumError =>
  typeof error === 'object' && error !== null && brand in error;

/** The request is not well formed; `fields` says where. */
export const requestInvalid = defineError('request.invalid', 'invalid');
/** Nobody knows who asks, and the act needs somebody. */
export const requestUnauthenticated = defineError('request.unauthenticated', 'unauthenticated');
/** The caller is known and may not do this. */
export const requestForbidden = defineError('request.forbidden', 'forbidden');
/** There is no such thing, or it is another organisation's (OP-10). */
export const requestNotFound = defineError('request.not_found', 'not_found');
/** Others changed the same thing at the same moment, again and again. */
export const requestConflict = defineError('request.conflict', 'conflict');
/** The thing changed since the caller read it (GW-03). */
export const requestStale = defineError('request.stale', 'precondition');
/** The idempotency key was used with another body (GW-04). */
export const requestIdempotencyMismatch = defineError('request.idempotency_mismatch', 'conflict');
/** Too many requests; `retryAfterMs` says when to come back (GW-05). */
export const requestTooMany = defineError('request.too_many', 'exhausted');
/** A part that the request needs is away or overloaded. Trying again later helps. */
export const serviceUnavailable = defineError('service.unavailable', 'unavailable');
/** A part that the request needs did not answer in time; whether a write took place is not known. */
export const serviceDeadline = defineError('service.deadline', 'unavailable');
/** A defect. The caller gets the request's id and nothing else; the log has the rest. */
export const internalError = defineError('internal', 'internal');

/** Every error that the chassis itself may raise: its part of the one catalogue that the gateway publishes (GW-02). */
export const chassisErrors: readonly ErrorFactory[] = [
  requestInvalid,
  requestUnauthenticated,
  requestForbidden,
  requestNotFound,
  requestConflict,
  requestStale,
  requestIdempotencyMismatch,
  requestTooMany,
  serviceUnavailable,
  serviceDeadline,
  internalError,
];
