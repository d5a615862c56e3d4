import { setTimeout as wait } from 'node:timers/promises';
import { within } from './limit.ts';
import type { Logger } from './logger.ts';

/**
 * Registers what to do at the end; the last registered runs first. `unready` runs before all of it, and before the
 * pause: what a door does so that nobody new comes, while it still serves.
 */
export type OnStop = (name: string, fn: () => Promise<void> | void, unready?: () => void) => void;

/** Ends a process in order. */
export type Stopper = {
  onStop: OnStop;
  /** Registers what runs after all else, such as the server that says "not ready". */
  onEnd: OnStop;
  stopping: () => boolean;
  /** Runs everything once; answers whether all of it ended, without error and in time. */
  stop: (reason: string, pauseMs?: number) => Promise<boolean>;
};

type Step = { name: string; fn: () => Promise<void> | void };

/**
 * Collects what must be closed and closes it, last opened first, one after another, within one limit for all. A step
 * that fails does not keep the others from running. Before that it says "not ready" and waits for `pauseMs`, in which
 * all goes on as ever: so long it takes until nobody sends anything new (OP-04).
 *
 * @example
 * const stopper = makeStopper({ logger, limitMs: 10_000 });
 * stopper.onStop('mongo', () => connection.close());
 */
export const makeStopper = ({ logger, limitMs }: { logger: Logger; limitMs: number }): Stopper => {
  const steps: Step[] = [];
  const last: Step[] = [];
  const unready: (() => void)[] = [];
  let stopped: Promise<boolean> | undefined;
  let at = '';

  const stop = async (reason: string, pauseMs: number): Promise<boolean> => {
    logger.info({ reason, pauseMs }, 'stopping');
    for (const tell of unready) tell();
    try {
      if (pauseMs > 0) await wait(pauseMs);
      const all = runAll([...steps.reverse(), ...last], logger, (name) => (at = name));
      const clean = await within(limitMs, 'stopping', all);
      logger.info('stopped');
      return clean;
    } catch {
      logger.error({ part: at, limitMs }, 'forced to stop: a part did not end in time');
      return false;
    }
  };
  return {
    onStop: (name, fn, tell) => {
      steps.push({ name, fn });
      if (tell !== undefined) unready.push(tell);
    },
    onEnd: (name, fn) => void last.push({ name, fn }),
    stopping: () => stopped !== undefined,
    stop: (reason, pauseMs = 0) => (stopped ??= stop(reason, pauseMs)),
  };
};

const runAll = async (steps: readonly Step[], logger: Logger, at: (name: string) => void): Promise<boolean> => {
  let clean = true;
  for (const { name, fn } of steps) {
    at(name);
    try {
      await fn();
    } catch (error) {
      clean = false;
      logger.error({ err: error, part: name }, 'did not stop cleanly');
    }
  }
  return clean;
};
