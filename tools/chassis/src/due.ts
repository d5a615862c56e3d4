/** What the clock asks of a store of things that have a time. */
export type DueThings = {
  /** Ids of those whose time has come and that are not postponed, first the oldest. */
  readonly due: (now: number, limit: number) => Promise<readonly string[]>;
  /** One that failed is not due before this second, though its time has come. */
  readonly postpone: (id: string, until: number) => Promise<void>;
};

/** What is done to what is due. */
export type Touching = {
  /** Whole Unix seconds. */
  readonly now: number;
  /** Does to one what its time demands; decided anew on what is kept, for another replica may have done it. */
  readonly touch: (id: string) => Promise<unknown>;
  /** Is told of each that failed: it will be tried again, and somebody has to know. */
  readonly tellStuck: (error: unknown, id: string) => void;
};

const atOnce = 100;
/** After how many seconds one that failed is tried again. */
const retrySeconds = 10;

/**
 * Touches what is due, some at a time, each by itself: one that fails is told and tried again a little later, so that
 * however many there are, they never hold up the others, which may be other organisations'. Answers how many it looked
 * at: a timer calls it again until that is 0.
 *
 * @example
 * const touch = (id: string) => items.update(id, (item) => archiveExpired(item, now), { now, ...owner });
 * return touchDue(items, { now, touch, tellStuck });
 */
export const touchDue = async (things: DueThings, { now, touch, tellStuck }: Touching): Promise<number> => {
  const ids = await things.due(now, atOnce);
  for (const id of ids)
    try {
      await touch(id);
    } catch (error) {
      // With the store away this fails too, and ends the run.
      await things.postpone(id, now + retrySeconds);
      tellStuck(error, id);
    }
  return ids.length;
};
