import { isAtriumError } from '@atrium/chassis/errors';
import type { Logger } from '@atrium/chassis/logger';
import { isOutage } from '@atrium/chassis/outage';
import { startTimer, type Timer } from '@atrium/chassis/timers';
import type { UseCases } from '../application/use-cases.ts';

type Work = (signal: AbortSignal) => Promise<void>;

/** The doors that the clock opens: what is due (ST-04), what was left unprepared, imports that wait (ST-11). */
export const startTimers = (cases: UseCases, logger: Logger): Record<'due' | 'leftovers' | 'imports', Timer> => {
  const every = (everyMs: number, name: string, work: Work): Timer =>
    startTimer({ name, everyMs, run: whileUp(work), logger });
  return {
    due: every(1000, 'due events', again(cases.touchDueEvents)),
    leftovers: every(5000, 'unprepared events', again(cases.prepareLeftovers)),
    imports: every(5000, 'imports', cases.workImports),
  };
};

// Work comes in pieces: it is repeated until a piece is empty.
const again =
  (work: () => Promise<number>): Work =>
  async (signal) => {
    while (!signal.aborted && (await work()) > 0);
  };

// The connection itself tells when MongoDB is away; the work waits for the next time.
const whileUp =
  (work: Work): Work =>
  (signal) =>
    work(signal).catch((error: unknown) => {
      const away = isOutage(error) || (isAtriumError(error) && error.kind === 'unavailable');
      if (!away) throw error;
    });
