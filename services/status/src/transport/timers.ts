import { setTimeout as pause } from 'node:timers/promises';
import { isAtriumError } from '@atrium/chassis/errors';
import type { Logger } from '@atrium/chassis/logger';
import { isOutage } from '@atrium/chassis/outage';
import { startTimer, type Timer } from '@atrium/chassis/timers';
import type { UseCases } from '../application/use-cases.ts';

type Work = (signal: AbortSignal) => Promise<void>;

type TimersKit = { readonly logger: Logger; readonly there: Promise<unknown> };
type Timers = Record<'due' | 'leftovers' | 'imports', Timer>;

/** The doors that the clock opens: what is due (ST-04), what was left unprepared, imports that wait (ST-11). */
export const startTimers = (cases: UseCases, { logger, there }: TimersKit): Timers => {
  const every = (everyMs: number, name: string, work: Work): Timer =>
    startTimer({ name, after: there, everyMs, run: whileUp(work), logger });
  return {
    due: every(1000, 'due events', again(cases.touchDueEvents)),
    leftovers: every(5000, 'unprepared events', unhurried(cases.prepareLeftovers)),
    imports: every(5000, 'imports', cases.workImports),
  };
};

// Work comes in pieces: it is repeated until a piece is empty.
const again =
  (work: () => Promise<number>): Work =>
  async (signal) => {
    while (!signal.aborted && (await work()) > 0);
  };

// Long work leaves half of the time to those who ask: after each piece it rests for as long as that took.
const unhurried =
  (work: (goOn: () => Promise<boolean>) => Promise<void>): Work =>
  async (signal) => {
    let since = performance.now();
    await work(async () => {
      await pause(performance.now() - since, undefined, { signal }).catch(() => undefined);
      since = performance.now();
      return !signal.aborted;
    });
  };

// The connection itself tells when MongoDB is away; the work waits for the next time.
const whileUp =
  (work: Work): Work =>
  (signal) =>
    work(signal).catch((error: unknown) => {
      const away = isOutage(error) || (isAtriumError(error) && error.kind === 'unavailable');
      if (!away) throw error;
    });
