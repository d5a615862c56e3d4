import type { Logger } from '@atrium/chassis/logger';
import { startTimer, type Timer } from '@atrium/chassis/timers';
import type { UseCases } from '../application/use-cases.ts';

/** The doors that the clock opens: what is due (ST-04), what was left unprepared, imports that wait (ST-11). */
export const startTimers = (cases: UseCases, logger: Logger): Record<'due' | 'leftovers' | 'imports', Timer> => ({
  due: startTimer({ name: 'due events', everyMs: 1000, run: again(cases.touchDueEvents), logger }),
  leftovers: startTimer({ name: 'unprepared events', everyMs: 5000, run: again(cases.prepareLeftovers), logger }),
  imports: startTimer({ name: 'imports', everyMs: 5000, run: cases.workImports, logger }),
});

// Work comes in pieces: it is repeated until a piece is empty.
const again =
  (work: () => Promise<number>) =>
  async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && (await work()) > 0);
  };
