import { describe, expect, test } from '@jest/globals';
import { AtriumError, chassisErrors, defineError, errorKinds, isAtriumError } from './errors.ts';

describe('errors', () => {
  test('GW-02 a code and a kind are declared once and can be read without raising the error', () => {
    const unknown = defineError('status.component_unknown', 'not_found');
    expect([unknown.code, unknown.kind]).toEqual(['status.component_unknown', 'not_found']);
    expect(unknown()).toMatchObject({ code: 'status.component_unknown', kind: 'not_found', fields: [], params: {} });
  });

  test('GW-02 an error names each field at fault, with its code', () => {
    const error = defineError(
      'request.invalid',
      'invalid',
    )({
      fields: [
        { field: 'name.fr', code: 'too_long', params: { max: 80 } },
        { field: 'key', code: 'required' },
      ],
      retryAfterMs: 5,
    });
    expect(error.message).toBe('request.invalid: name.fr too_long, key required');
    expect(error.fields[0]).toEqual({ field: 'name.fr', code: 'too_long', params: { max: 80 } });
    expect(error.retryAfterMs).toBe(5);
  });

  test('GW-02 an error of another copy of this module, or of another realm, is known as one', () => {
    const foreign = Object.assign(Object.create(null) as object, { [Symbol.for('@atrium/chassis/error')]: true });
    expect(isAtriumError(foreign)).toBe(true);
    expect(isAtriumError(new AtriumError('a.b', 'invalid'))).toBe(true);
  });

  test.each([new Error('no'), { code: 'request.invalid', kind: 'invalid' }, null, undefined, 'request.invalid', 7])(
    'GW-02 %p is no error of the catalogue',
    (thrown) => expect(isAtriumError(thrown)).toBe(false),
  );

  test('GW-02 the cause is kept for the log', () => {
    const cause = new Error('disk');
    expect(new AtriumError('internal', 'internal', { cause }).cause).toBe(cause);
  });

  test('GW-02 the chassis has no code twice, and only the nine kinds', () => {
    const codes = chassisErrors.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(chassisErrors.every(({ kind }) => errorKinds.includes(kind))).toBe(true);
    expect(errorKinds).toHaveLength(9);
  });
});
