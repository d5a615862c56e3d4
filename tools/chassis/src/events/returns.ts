import type { JsMsg } from '@nats-io/jetstream';

/**
 * Messages that were given back and are expected again: until then, those behind them wait. One that does not come
 * within `graceMs` was given up by the broker, and those behind it go on.
 */
export const makeReturns = (graceMs: number, signal: AbortSignal) => {
  const expected = new Map<number, (message: JsMsg | undefined) => void>();
  signal.addEventListener('abort', () => expected.forEach((resolve) => resolve(undefined)));
  return {
    /** The message of that sequence when it comes again. */
    of: (sequence: number): Promise<JsMsg | undefined> =>
      new Promise((resolve) => {
        const settle = (message: JsMsg | undefined): void => {
          clearTimeout(timer);
          expected.delete(sequence);
          resolve(message);
        };
        const timer = setTimeout(() => settle(undefined), graceMs);
        if (signal.aborted) settle(undefined);
        else expected.set(sequence, settle);
      }),
    /** Whether the message was expected; then it went to who waits for it. */
    give: (message: JsMsg): boolean => {
      const settle = expected.get(message.seq);
      settle?.(message);
      return settle !== undefined;
    },
  };
};
