import { describe, expect, test } from '@jest/globals';
import { currentContext, withContext } from './context.ts';
import { currentTraceparent, span, traceIdOf, traceparentOr, withRemoteTrace } from './telemetry.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('traces', () => {
  test('GW-07 a well-formed traceparent is taken over; any other starts a trace of its own', () => {
    expect(traceparentOr(traceparent)).toBe(traceparent);
    const bad = [
      undefined,
      '',
      'x',
      `${traceparent}-more`,
      traceparent.toUpperCase(),
      `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    ];
    const made = bad.map(traceparentOr);
    expect(made.every((one) => traceIdOf(one) !== undefined)).toBe(true);
    expect(new Set(made).size).toBe(bad.length);
    expect(bad.map(traceIdOf).filter((id) => id !== undefined)).toEqual([]);
  });

  test('GW-07 the traceparent of the work at hand goes along, through every await', async () => {
    expect(currentTraceparent()).toBeUndefined();
    await withContext({ requestId: 'r', traceparent }, async () => {
      await Promise.resolve();
      expect(currentTraceparent()).toBe(traceparent);
      expect(currentContext()?.requestId).toBe('r');
    });
    expect(currentContext()).toBeUndefined();
  });

  test('GW-07 pieces of work at the same time do not see each other’s context', async () => {
    const seen = await Promise.all(
      ['a', 'b', 'c'].map((requestId) =>
        withContext({ requestId }, async () => {
          await Promise.resolve();
          return currentContext()?.requestId;
        }),
      ),
    );
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  test('OP-06 without an SDK a span only runs the work, and lets its failure through', async () => {
    await expect(span('x', { a: 1 }, () => Promise.resolve(7))).resolves.toBe(7);
    await expect(span('x', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(withRemoteTrace(traceparent, () => 3)).toBe(3);
    expect(withRemoteTrace(undefined, () => 4)).toBe(4);
  });
});
