import { isAtriumError } from '../src/errors.ts';
import { fresh, step, type Things } from './things.ts';
import { setTimeout as pause } from 'node:timers/promises';

/** Writers that go on whatever happens to the servers, until they are told to stop. */
export type Load = {
  /** Ids of the things that are written. */
  ids: string[];
  /** How many steps were done so far, over all things. */
  done: () => number;
  /** Settles with the count that each thing must have: every step is repeated until it is known to be done. */
  stop: () => Promise<Map<string, number>>;
};

const now = 1_700_000_000;
const transient = (error: unknown): boolean =>
  isAtriumError(error) && (error.kind === 'unavailable' || error.code === 'request.conflict');

const untilDone = async (act: () => Promise<unknown>): Promise<void> => {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!transient(error)) throw error;
      await pause(50);
    }
  }
};

/**
 * Counts several things on, one writer each. A write whose outcome is not known is sent again with the same command, so
 * that each step is done exactly once, or the command's memory does not work.
 */
export const startLoad = (things: Things, writers = 6): Load => {
  const ids = Array.from({ length: writers }, (_, index) => `load-${index}`);
  const counts = new Map<string, number>();
  let stopped = false;
  const write = async (id: string): Promise<void> => {
    const command = (key: string) => ({ caller: 'load', key: `${id}-${key}`, hash: key });
    await untilDone(() => things.create(id, fresh(id), { now, command: command('create') }));
    for (let count = 1; ; count++) {
      counts.set(id, count);
      if (stopped) return;
      // Keys fall out of memory at once in this load's time, so that a document stays small.
      const at = now + count * 90_000;
      await untilDone(() => things.update(id, step(id), { now: at, command: command(String(count)) }));
      // Whatever is written is read again one by one: a test wants trouble, not volume.
      await pause(20);
    }
  };
  const running = Promise.all(ids.map(write));
  return {
    ids,
    done: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    stop: async () => {
      stopped = true;
      await running;
      return counts;
    },
  };
};
