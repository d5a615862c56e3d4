import type { Kit } from '@atrium/chassis/run';
import { startTimer } from '@atrium/chassis/timers';
import type { UseCases } from '../application/use-cases.ts';
import { startMailTimer } from './timers-mail.ts';

type TimersKit = Kit & { readonly there: Promise<unknown> };

const hourMs = 3_600_000;

/** The doors that the clock opens, in every replica: what is due is done once (OP-04). */
export const startTimers = (cases: UseCases, { logger, onStop, there }: TimersKit): void => {
  const timers = [
    startMailTimer(cases, { logger, there }),
    startTimer({
      ...{ name: 'sign-ups', after: there, everyMs: 5000, logger },
      run: async (signal) => {
        while (!signal.aborted && (await cases.workSignUps()) > 0);
      },
    }),
    startTimer({ name: 'signing keys', after: there, everyMs: hourMs, run: () => cases.rotateKeys(), logger }),
  ];
  onStop('timers', async () => {
    await Promise.all(timers.map((timer) => timer.stop()));
  });
};
