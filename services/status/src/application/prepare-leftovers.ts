import type { Deps } from './deps.ts';

const atOnce = 200;

/** Prepares what a crash, an outage or a new time zone left unprepared. Answers how many there were. */
export const prepareLeftovers =
  ({ events, prepare }: Pick<Deps, 'events' | 'prepare'>) =>
  async (): Promise<number> => {
    const ids = await events.unprepared(atOnce);
    if (ids.length > 0) await prepare(ids);
    return ids.length;
  };
