import type { Logger } from '../logger.ts';

/** How often what goes on failing for the same reason is told again, in milliseconds. */
const againMs = 60_000;

/** Tells of work that is tried again and again, in the log. */
export type Failures = {
  /** Runs one try; settles when it has ended, well or not. */
  during: (work: Promise<void>) => Promise<void>;
};

/** What is said, and with what beside the error. */
export type FailureWords = {
  readonly logger: Logger;
  readonly failed: string;
  readonly mended: string;
  readonly about: object;
  /** A steady clock, in milliseconds. */
  readonly nowMs?: () => number;
};

/**
 * Failures come by the second while a server is away, or for as long as an operator does nothing: each reason is told
 * when it is new, again once a minute, and once more when the work succeeds.
 *
 * @example
 * const failures = tellFailures({ logger, failed: 'facts wait', mended: 'facts are sent again', about: { collection } });
 * await failures.during(drain(work));
 */
export const tellFailures = ({ logger, failed, mended, about, nowMs }: FailureWords): Failures => {
  const now = nowMs ?? (() => performance.now());
  const toldAt = new Map<string, number>();
  const tell = (error: unknown): void => {
    const reason = String(error);
    if ((toldAt.get(reason) ?? -Infinity) + againMs > now()) return;
    // A reason may hold what differs each time; only those of the last minute are kept.
    for (const [old, at] of toldAt) if (at + againMs <= now()) toldAt.delete(old);
    toldAt.set(reason, now());
    logger.warn({ err: error, ...about }, failed);
  };
  return {
    during: async (work) => {
      try {
        await work;
        if (toldAt.size > 0) logger.info(about, mended);
        toldAt.clear();
      } catch (error) {
        tell(error);
      }
    },
  };
};
