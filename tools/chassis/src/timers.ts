import type { Logger } from './logger.ts';

/** A piece of work that runs by the clock; see {@link startTimer}. */
export type Timer = {
  /** Runs the work now, or again at once after the run that is under way; nothing before the timer has begun. */
  wake: () => void;
  /** Runs no more; answers when the run under way has ended. */
  stop: () => Promise<void>;
};

/** What a timer runs. `signal` is aborted when the timer is stopped: long work should look at it between steps. */
export type TimerOptions = {
  name: string;
  /** What the first run waits for, such as `there` of the service's stores: before that it could only fail. */
  after: Promise<unknown>;
  /** From the end of one run to the start of the next, in milliseconds. */
  everyMs: number;
  run: (signal: AbortSignal) => Promise<void>;
  logger: Logger;
};

/**
 * Runs work as soon as it can be done and then again and again, never twice at a time in one process. Replicas all run it: what must
 * happen once is claimed in the store by compare-and-set. A failure is logged and the next run comes as planned.
 *
 * @example
 * const opening = startTimer({ name: 'due', after: stores.there, everyMs: 1000, run: () => openDue(now()), logger });
 * kit.onStop('timers', () => opening.stop());
 */
export const startTimer = ({ name, after, everyMs, run, logger }: TimerOptions): Timer => {
  const stopping = new AbortController();
  let next: NodeJS.Timeout | undefined;
  let begun = false;
  let again = false;
  let current: Promise<void> | undefined;

  const once = async (): Promise<void> => {
    again = false;
    try {
      await run(stopping.signal);
    } catch (error) {
      logger.error({ err: error, timer: name }, 'timer failed');
    }
  };
  const then = (): void => {
    current = undefined;
    if (stopping.signal.aborted) return;
    if (again) wake();
    else next = setTimeout(wake, everyMs).unref();
  };
  const wake = (): void => {
    again = true;
    if (!begun || current !== undefined || stopping.signal.aborted) return;
    clearTimeout(next);
    current = once().then(then);
  };
  void after.then(() => {
    begun = true;
    wake();
  });
  return {
    wake,
    stop: async () => {
      stopping.abort();
      clearTimeout(next);
      await current;
    },
  };
};
