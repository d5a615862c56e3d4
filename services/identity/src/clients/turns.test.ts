import { describe, expect, test } from '@jest/globals';
import { makeTurns } from './turns.ts';

/** Acts that end when they are told to. */
const gated = () => {
  const gates: (() => void)[] = [];
  let busy = 0;
  let most = 0;
  const act = async (): Promise<number> => {
    busy += 1;
    most = Math.max(most, busy);
    const number = gates.length;
    await new Promise<void>((resolve) => gates.push(resolve));
    busy -= 1;
    return number;
  };
  return { act, gates, most: () => most };
};

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const refusal = () => new Error('full');

describe('OP-08 turns', () => {
  test('OP-08 never more than the limit at once, first come, first served', async () => {
    const { act, gates, most } = gated();
    const inTurn = makeTurns({ parallel: 2, waiting: 10 }, refusal);
    const order: number[] = [];
    const all = Array.from({ length: 6 }, (_, at) => inTurn(act).then(() => order.push(at)));
    for (let at = 0; at < 6; at += 1) {
      await settled();
      gates[at]?.();
    }
    await Promise.all(all);
    expect([most(), order]).toEqual([2, [0, 1, 2, 3, 4, 5]]);
  });

  test('OP-08 a place that was given on is taken: who comes next waits', async () => {
    const { act, gates, most } = gated();
    const inTurn = makeTurns({ parallel: 1, waiting: 10 }, refusal);
    const all = [inTurn(act), inTurn(act)];
    await settled();
    gates[0]?.();
    await settled();
    all.push(inTurn(act));
    await settled();
    expect([gates.length, most()]).toEqual([2, 1]);
    gates[1]?.();
    await settled();
    gates[2]?.();
    await Promise.all(all);
  });

  test('OP-08 who finds the queue full is refused at once', async () => {
    const { act, gates } = gated();
    const inTurn = makeTurns({ parallel: 1, waiting: 1 }, refusal);
    const [first, second] = [inTurn(act), inTurn(act)];
    await expect(inTurn(act)).rejects.toThrow('full');
    gates[0]?.();
    await first;
    await settled();
    gates[1]?.();
    await second;
  });

  test('OP-08 an act that fails gives its place on', async () => {
    const inTurn = makeTurns({ parallel: 1, waiting: 1 }, refusal);
    const failed = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(() => Promise.resolve('served'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('served');
    expect(await inTurn(() => Promise.resolve('again'))).toBe('again');
  });
});
