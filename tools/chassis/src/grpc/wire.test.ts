import { describe, expect, test } from '@jest/globals';
import { cursorsOf, pageOf, pageSize } from '../page.ts';
import { commandOf } from '../use-case.ts';
import { wireEnum, wireName } from './wire-enum.ts';
import { required } from './wire-required.ts';
import { fromWireTime, toWireTime } from './wire-time.ts';

describe('GW-02 GW-03 what services say on the wire', () => {
  test('GW-03 a token of a page comes back as it went out, and one that is not ours is refused', () => {
    const pages = cursorsOf('integer', 'string');
    expect(pages.decode(pages.encode([7, 'é"x']))).toEqual([7, 'é"x']);
    expect([pages.encode(undefined), pages.decode('')]).toEqual(['', undefined]);
    const [mark] = JSON.parse(Buffer.from(pages.encode([7, 'x']), 'base64url').toString()) as unknown[];
    const forged = [[1], [1, 2], ['1', 'a'], [1, 'a', 2], [1.5, 'a']].map((values) => [mark, ...values]);
    const tokens = [...forged, [1, 'a'], ['mark', 1, 'a'], 'x'].map((parts) =>
      Buffer.from(JSON.stringify(parts)).toString('base64url'),
    );
    for (const token of ['?', 'abc', ...tokens])
      expect(() => pages.decode(token)).toThrow('request.invalid: page.token bad_cursor');
  });

  test('GW-03 a token goes on with the question that it came from, and with no other', () => {
    const pages = cursorsOf('integer');
    const token = pages.encode([7], { region: 'eu' });
    expect(pages.decode(token, { region: 'eu' })).toEqual([7]);
    for (const question of [{ region: 'us' }, {}])
      expect(() => pages.decode(token, question)).toThrow('request.invalid: page.token bad_cursor');
  });

  test('GW-03 a page has what was asked for within 1 to 100, and says when it is the last', () => {
    expect([pageSize(undefined), pageSize(0), pageSize(0, 50), pageSize(1), pageSize(100)]).toEqual([
      25, 25, 50, 1, 100,
    ]);
    for (const asked of [-1, 101]) expect(() => pageSize(asked)).toThrow('page.size out_of_range');
    expect(pageOf([1, 2, 3], 2)).toEqual({ entries: [1, 2], last: 2 });
    expect(pageOf([1, 2], 2)).toEqual({ entries: [1, 2], last: undefined });
  });

  test('GW-02 words, times and what is required: absent stays absent, 0 and "" are values', () => {
    const word = wireEnum('PHASE', ['in_progress', 'over'] as const);
    expect([word.to('in_progress'), word.from('PHASE_OVER'), word.from('PHASE_UNSPECIFIED')]).toEqual([
      wireName('PHASE', 'in_progress'),
      'over',
      undefined,
    ]);
    expect([toWireTime(0), toWireTime(null), fromWireTime({ seconds: 0 }), fromWireTime(null)]).toEqual([
      { seconds: 0, nanos: 0 },
      null,
      0,
      null,
    ]);
    expect([required(0, 'a'), required('', 'a')]).toEqual([0, '']);
    expect(() => required(null, 'item')).toThrow('request.invalid: item required');
  });

  test('GW-04 a command is its caller’s', () => {
    expect(commandOf({ id: 'k1' }, { key: 'a', hash: 'h' })).toEqual({ key: 'a', hash: 'h', caller: 'k1' });
    expect(commandOf({ id: 'k1' }, undefined)).toBeUndefined();
  });
});
