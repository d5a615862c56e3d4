/** The names under which a call's company travels as gRPC metadata; client and server read them from here. */
export const headers = {
  token: 'atrium-caller',
  requestId: 'atrium-request-id',
  locale: 'atrium-locale',
  traceparent: 'traceparent',
  idempotencyKey: 'atrium-idempotency-key-bin',
  idempotencyHash: 'atrium-idempotency-hash',
  /** In the trailer of an answer: it is that of an earlier call with the same key. */
  replayed: 'atrium-replayed',
} as const;
