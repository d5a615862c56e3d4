import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { makeLogger } from './logger.ts';
import { startTimer, type Timer } from './timers.ts';

const logger = makeLogger({ name: 'test', level: 'silent' });
const hour = 3_600_000;
const after = Promise.resolve();

describe('timers', () => {
  let timer: Timer;
  afterEach(() => timer.stop());

  /** Work that ends when the test says so. */
  const gated = (everyMs: number) => {
    const gates: (() => void)[] = [];
    const seen = { runs: 0, atOnce: 0, most: 0 };
    const run = async () => {
      seen.runs += 1;
      seen.most = Math.max(seen.most, (seen.atOnce += 1));
      await new Promise<void>((resolve) => gates.push(resolve));
      seen.atOnce -= 1;
    };
    timer = startTimer({ name: 'test', after, everyMs, run, logger });
    return { seen, open: () => gates.shift()?.() };
  };

  test('ST-04 work runs at the start and then by the clock', async () => {
    let runs = 0;
    timer = startTimer({ name: 'test', after, everyMs: 1, run: () => Promise.resolve(void (runs += 1)), logger });
    await eventually(() => runs >= 3);
  });

  test('ST-04 a wake runs it at once; wakes during a run make one more run after it, never two at a time', async () => {
    const { seen, open } = gated(hour);
    await eventually(() => seen.runs === 1);
    for (let i = 0; i < 5; i += 1) timer.wake();
    open();
    await eventually(() => seen.runs === 2);
    open();
    await eventually(() => seen.atOnce === 0);
    timer.wake();
    await eventually(() => seen.runs === 3);
    open();
    expect(seen.most).toBe(1);
  });

  test('ST-04 a failure ends neither the timer nor the process', async () => {
    let runs = 0;
    const run = () => {
      runs += 1;
      if (runs === 1) throw new Error('not even a promise');
      return runs < 3 ? Promise.reject(new Error('once')) : Promise.resolve();
    };
    timer = startTimer({ name: 'test', after, everyMs: 1, run, logger });
    await eventually(() => runs > 3);
  });

  test('OP-04 stop waits for the run under way, tells it, and lets none follow', async () => {
    const gate = Promise.withResolvers<undefined>();
    let told: AbortSignal | undefined;
    let runs = 0;
    const run = async (signal: AbortSignal) => {
      told = signal;
      runs += 1;
      await gate.promise;
    };
    timer = startTimer({ name: 'test', after, everyMs: 1, run, logger });
    await eventually(() => runs === 1);
    timer.wake();
    let stopped = false;
    const stopping = timer.stop().then(() => (stopped = true));
    expect(told?.aborted).toBe(true);
    await Promise.resolve();
    expect(stopped).toBe(false);
    gate.resolve(undefined);
    await stopping;
    timer.wake();
    expect(runs).toBe(1);
  });

  test('OP-04 nothing runs before what it works on is there, whoever wakes it; a wake by then is one run', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let runs = 0;
    const run = () => Promise.resolve(void (runs += 1));
    timer = startTimer({ name: 'test', after: promise, everyMs: hour, run, logger });
    timer.wake();
    await Promise.resolve();
    expect(runs).toBe(0);
    resolve(undefined);
    await eventually(() => expect(runs).toBe(1));
  });

  test('OP-04 what never came keeps no timer from its end, and starts nothing after it', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let runs = 0;
    const run = () => Promise.resolve(void (runs += 1));
    timer = startTimer({ name: 'test', after: promise, everyMs: hour, run, logger });
    await timer.stop();
    resolve(undefined);
    await promise;
    expect(runs).toBe(0);
  });
});
