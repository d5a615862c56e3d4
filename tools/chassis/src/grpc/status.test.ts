import { describe, expect, test } from '@jest/globals';
import { Metadata, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { AtriumError, errorKinds, requestConflict, requestNotFound } from '../errors.ts';
import { asAtriumError, decodeError, encodeError, statusOfKind } from './status.ts';

const params = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()), {
  noNullPrototype: true,
});

const details = fc.record({
  fields: fc.array(fc.record({ field: fc.string({ unit: 'grapheme' }), code: fc.string() }), { maxLength: 20 }),
  params,
  retryAfterMs: fc.option(fc.nat(), { nil: undefined }),
});

const errors = fc
  .tuple(fc.string({ minLength: 1 }), fc.constantFrom(...errorKinds), details)
  .map(([code, kind, rest]) => new AtriumError(code, kind, rest));

const allStatuses = Object.values(status).filter((code): code is status => typeof code === 'number');

/** Trailer bytes as they are on the wire: binary values go as base64. */
const wireBytes = (metadata: Metadata): number =>
  Object.entries(metadata.getMap()).reduce(
    (sum, [key, value]) => sum + key.length + Math.ceil(value.length / 3) * 4,
    0,
  );

describe('errors over gRPC', () => {
  test('GW-02 code, kind, fields, parameters and retry-after of any error cross unchanged', () => {
    fc.assert(
      fc.property(errors, (error) => {
        const { code, kind, fields, params: sent, retryAfterMs, message } = decodeError(encodeError(error));
        expect({ code, kind, fields, params: sent, retryAfterMs, message }).toEqual({
          code: error.code,
          kind: error.kind,
          fields: error.fields,
          params: error.params,
          retryAfterMs: error.retryAfterMs,
          message: error.message,
        });
      }),
    );
  });

  test('GW-02 each kind has a status of its own, which without a trailer still means the same kind', () => {
    expect(new Set(Object.values(statusOfKind)).size).toBe(errorKinds.length);
    for (const kind of errorKinds.filter((one) => one !== 'exhausted')) {
      expect(decodeError({ code: statusOfKind[kind] }).kind).toBe(kind);
    }
  });

  test('GW-02 every status that gRPC knows becomes an error of the catalogue', () => {
    expect(allStatuses).toHaveLength(17);
    for (const code of allStatuses) expect(errorKinds).toContain(decodeError({ code }).kind);
    expect(decodeError({ code: status.DEADLINE_EXCEEDED }).code).toBe('service.deadline');
    expect(decodeError({ code: status.UNAVAILABLE }).code).toBe('service.unavailable');
  });

  test('GW-02 an error with thousands of fields keeps a trailer under 8 kB, and the first fields', () => {
    const fields = Array.from({ length: 3000 }, (_, at) => ({
      field: `lines.${at}.name`,
      code: 'too_long',
      params: { max: 80 },
    }));
    const encoded = encodeError(new AtriumError('request.invalid', 'invalid', { fields }));
    const decoded = decodeError(encoded);
    expect(wireBytes(encoded.metadata)).toBeLessThan(8192);
    expect(decoded.fields.length).toBeGreaterThan(50);
    expect(decoded.fields).toEqual(fields.slice(0, decoded.fields.length));
  });

  test('GW-02 whatever its parameters and fields, a trailer stays under 8 kB', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 100, maxLength: 3000 });
    const fields = fc.array(fc.record({ field: long, code: fc.string(), params: fc.dictionary(fc.string(), long) }));
    fc.assert(
      fc.property(fields, fc.dictionary(fc.string(), long), (at, extra) => {
        const encoded = encodeError(new AtriumError('a.b', 'invalid', { fields: at, params: extra }));
        expect(wireBytes(encoded.metadata)).toBeLessThan(8192);
        expect(decodeError(encoded)).toMatchObject({ code: 'a.b', kind: 'invalid' });
      }),
      { numRuns: 50 },
    );
  });

  test.each(['not json', '{}', '{"code":"x","kind":"mood"}', 'null', '[]'])(
    'GW-02 a trailer that is not ours (%s) falls back to the status',
    (text) => {
      const metadata = new Metadata();
      metadata.set('atrium-error-bin', Buffer.from(text));
      expect(decodeError({ code: status.NOT_FOUND, metadata })).toMatchObject({ code: 'request.not_found' });
    },
  );

  test('GW-02 the cause and the stack stay in the service', () => {
    const secret = 'mongodb://10.0.0.7';
    const encoded = encodeError(new AtriumError('internal', 'internal', { cause: new Error(secret) }));
    expect(JSON.stringify([encoded.details, encoded.metadata.get('atrium-error-bin').map(String)])).not.toContain(
      secret,
    );
  });

  test('GW-02 an error of the catalogue stays itself, any other thrown thing is internal', () => {
    const conflict = requestConflict();
    expect(asAtriumError(conflict)).toBe(conflict);
    expect(asAtriumError(new TypeError('x of undefined'))).toMatchObject({ code: 'internal', kind: 'internal' });
    expect(asAtriumError(undefined)).toMatchObject({ code: 'internal' });
    expect(requestNotFound().kind).toBe('not_found');
  });

  test.each([
    { name: 'MongoServerSelectionError' },
    { name: 'MongoNetworkTimeoutError' },
    { code: 'ECONNREFUSED' },
    { name: 'MongoServerError', errorLabels: ['RetryableWriteError'] },
    { name: 'MongooseError', message: 'Operation `a.insertOne()` buffering timed out after 2000ms' },
  ])('GW-07 a store that is away (%p) is service.unavailable, and says when to come back', (thrown) => {
    expect(asAtriumError(thrown)).toMatchObject({ code: 'service.unavailable', retryAfterMs: 1000 });
  });
});
