import { overloaded } from '../errors.ts';

/** Runs work when its turn comes; throws service.overloaded where too much waits, or waits too long (OP-08). */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** How much runs at once, how much may wait, and for how many milliseconds. */
export type LaneOptions = { atOnce: number; waitingMax: number; waitMs: number };

const retryAfterMs = 3000;

/** A lane of a bounded width, with a bounded queue in front of it. */
export const lane = ({ atOnce, waitingMax, waitMs }: LaneOptions): Lane => {
  let running = 0;
  const waiting = new Set<() => void>();

  const turn = (): Promise<void> => {
    if (running < atOnce) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.size >= waitingMax) return Promise.reject(overloaded({ retryAfterMs }));
    return new Promise((go, refuse) => {
      const giveUp = setTimeout(() => {
        waiting.delete(enter);
        refuse(overloaded({ retryAfterMs }));
      }, waitMs);
      const enter = (): void => {
        clearTimeout(giveUp);
        go();
      };
      waiting.add(enter);
    });
  };

  // A place that becomes free is handed on, so that nobody who comes now overtakes those who wait.
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) running -= 1;
    else {
      waiting.delete(next);
      next();
    }
  };

  return async (work) => {
    await turn();
    return work().finally(leave);
  };
};
