import { within } from './limit.ts';
import type { Logger } from './logger.ts';

/** Registers what to do at the end; the last registered runs first. */
export type OnStop = (name: string, fn: () => Promise<void> | void) => void;

/** Ends a process in order. */
export type Stopper = {
  onStop: OnStop;
  /** Registers what runs after all else, such as the server that says "not ready". */
  onEnd: OnStop;
  stopping: () => boolean;
  /** Runs everything once; answers whether all of it ended, without error and in time. */
  stop: (reason: string) => Promise<boolean>;
};

type Step = { name: string; fn: () => Promise<void> | void };

/**
 * Collects what must be closed and closes it, last opened first, one after another, within one limit for all. A step
 * that fails does not keep the others from running.
 *
 * @example
 * const stopper = makeStopper({ logger, limitMs: 10_000 });
 * stopper.onStop('mongo', () => connection.close());
 */
export const makeStopper = ({ logger, limitMs }: { logger: Logger; limitMs: number }): Stopper => {
  const steps: Step[] = [];
  const last: Step[] = [];
  let stopped: Promise<boolean> | undefined;
  let at = '';

  const runAll = async (): Promise<boolean> => {
    let clean = true;
    for (const { name, fn } of [...steps.reverse(), ...last]) {
      at = name;
      try {
        await fn();
      } catch (error) {
        clean = false;
        logger.error({ err: error, part: name }, 'did not stop cleanly');
      }
    }
    return clean;
  };
  const stop = async (reason: string): Promise<boolean> => {
    logger.info({ reason }, 'stopping');
    try {
      const clean = await within(limitMs, 'stopping', runAll());
      logger.info('stopped');
      return clean;
    } catch {
      logger.error({ part: at, limitMs }, 'forced to stop: a part did not end in time');
      return false;
    }
  };
  return {
    onStop: (name, fn) => void steps.push({ name, fn }),
    onEnd: (name, fn) => void last.push({ name, fn }),
    stopping: () => stopped !== undefined,
    stop: (reason) => (stopped ??= stop(reason)),
  };
};
