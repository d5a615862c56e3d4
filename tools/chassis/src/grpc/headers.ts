/** The names under which a call's company travels as gRPC metadata; client and server read them from here. */
export const headers = {
  token: 'atrium-caller',
  requestId: 'atrium-request-id',
  locale: 'atrium-locale',
  traceparent: 'traceparent',
  idempotencyKey: 'atrium-idempotency-key-bin',
  idempotencyHash: 'atrium-idempotency-hash',
} as const;
