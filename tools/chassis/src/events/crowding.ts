import type { Logger } from '../logger.ts';
import type { Queues } from './queues.ts';
import type { DurableDeclaration } from './streams.ts';

/** So much of what a durable may have under way is told. */
const nearlyFull = 0.75;
/** How often, in milliseconds. */
const againMs = 60_000;

/**
 * Tells in the log when a durable is nearly full because events of one aggregate wait behind one that fails: when it is
 * full, the events of all others wait too, until that one succeeds or is a dead letter. To be called now and then.
 */
export const crowdWatch = (
  { name, maxAckPending }: DurableDeclaration,
  { longest }: Pick<Queues, 'longest'>,
  logger: Logger,
): ((inHand: number) => void) => {
  let quietUntil = 0;
  return (inHand) => {
    if (inHand < maxAckPending * nearlyFull || performance.now() < quietUntil) return;
    const crowd = longest();
    if (crowd === undefined || crowd.length <= inHand / 2) return;
    quietUntil = performance.now() + againMs;
    const { name: aggregate, length: waiting } = crowd;
    logger.warn({ durable: name, aggregate, waiting, inHand, maxAckPending }, 'one aggregate holds up a durable');
  };
};
