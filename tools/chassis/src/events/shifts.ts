import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { Lease } from '../mongo/lease.ts';

/** How often who has no lease asks for it, in milliseconds: so long an orderly change of shifts takes at most. */
const askEveryMs = 500;

/** So long before a lease ends unprolonged its holder stops, in milliseconds. */
const marginMs = 1000;

/**
 * Works while a lease is held, again whenever it comes back, until the signal; one of several replicas at a time. The
 * work has to end soon after its own signal. After an orderly end another replica goes on at once.
 */
export const inShifts = async (
  signal: AbortSignal,
  lease: Lease,
  work: (signal: AbortSignal) => Promise<void>,
  logger: Logger,
): Promise<void> => {
  const holds = (): Promise<boolean> =>
    lease.hold().catch((error: unknown) => {
      logger.debug({ err: error }, 'no lease');
      return false;
    });
  while (!signal.aborted) {
    if (await holds()) await shift(signal, lease, holds, work);
    else await pause(askEveryMs, undefined, { signal }).catch(() => undefined);
  }
  await lease.release().catch(() => undefined);
};

const shift = async (
  signal: AbortSignal,
  lease: Lease,
  holds: () => Promise<boolean>,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const ending = new AbortController();
  // Looked at first: who was frozen must not go on with what it has in hand.
  const keeping = setInterval(() => {
    if (lease.leftMs() < marginMs) ending.abort();
    else void holds();
  }, askEveryMs).unref();
  try {
    await work(AbortSignal.any([signal, ending.signal]));
  } finally {
    clearInterval(keeping);
  }
};
