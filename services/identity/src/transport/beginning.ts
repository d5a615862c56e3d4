import type { Kit } from '@atrium/chassis/run';
import { startTimer } from '@atrium/chassis/timers';
import type { UseCases } from '../application/use-cases.ts';

type BeginningKit = Kit & { readonly there: Promise<unknown> };

/**
 * Makes what every installation begins with, and says in the log how the first administrator comes in, until one is
 * there (ID-47): the link works once, and only for who can read this log. Tried again while stores are away.
 */
export const startBeginning = (
  { beginOperator }: Pick<UseCases, 'beginOperator'>,
  firstAdministrator: string | undefined,
  { logger, onStop, there }: BeginningKit,
): void => {
  let isDone = false;
  const timer = startTimer({
    ...{ name: 'beginning', after: there, everyMs: 10_000, logger },
    run: async () => {
      if (isDone) return;
      const link = await beginOperator({ firstAdministrator });
      isDone = true;
      if (link !== undefined) logger.info({ path: `/activation#${link.token}` }, 'first administrator');
    },
  });
  onStop('beginning', timer.stop);
};
