const text = { type: 'string' };
const count = { type: 'integer' };

/** The headers of answers; those that are required are on every answer that names them. */
export const answerHeaders = {
  'X-Request-Id': { description: 'Id of the request.', required: true, schema: text },
  'RateLimit-Limit': { description: 'Requests a minute.', required: true, schema: count },
  'RateLimit-Remaining': { description: 'Requests left in this minute.', required: true, schema: count },
  'RateLimit-Reset': { description: 'Seconds until the next minute.', required: true, schema: count },
  'Retry-After': { description: 'Seconds to wait.', required: true, schema: count },
  'WWW-Authenticate': { description: 'How to say who asks.', required: true, schema: text },
  'Idempotency-Replayed': {
    description: '`true` where the answer is that of an earlier request with the same key.',
    schema: text,
  },
  ETag: { description: 'Names these bytes, or the version of the thing.', schema: text },
  Location: { description: 'Where the thing is.', schema: text },
} as const;

/** Name of a header of answers. */
export type HeaderName = keyof typeof answerHeaders;

/** How many requests the caller may still make (GW-05). */
export const rateHeaders: readonly HeaderName[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** Headers of an answer, as the document refers to them. */
export const headersOf = (...names: readonly HeaderName[]): object =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
