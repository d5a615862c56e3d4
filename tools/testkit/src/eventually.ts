import { setTimeout as pause } from 'node:timers/promises';

/** How long to try, and how often; in milliseconds. */
export type EventuallyOptions = { timeoutMs?: number; everyMs?: number };

/**
 * Tries until `fn` no longer throws, and gives its answer; the last failure is thrown when time is up. `false` counts
 * as a failure, so that a plain condition can be awaited too. One try is under way at a time.
 *
 * @throws what the last try threw, or an Error that says how long was tried.
 * @example
 * const event = await eventually(async () => { const found = await inbox(); expect(found).toHaveLength(1); return found[0]; });
 */
export const eventually = async <T>(
  fn: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20 }: EventuallyOptions = {},
): Promise<T> => {
  const until = performance.now() + timeoutMs;
  for (;;) {
    try {
      const answer = await fn();
      if (answer !== false) return answer;
      if (performance.now() > until) throw new Error(`still false after ${timeoutMs} ms`);
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await pause(everyMs);
  }
};
