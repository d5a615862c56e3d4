import type { JsMsg } from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConsumerOptions } from './consumer.ts';
import { crowdWatch } from './crowding.ts';
import { aggregateOf } from './decode.ts';
import { makeQueues } from './queues.ts';
import { makeReturns } from './returns.ts';
import { settler } from './settling.ts';
import { makeSlots } from './slots.ts';

/** What becomes of the messages that a consumer takes; `idle` says that no more come, and settles when all are answered. */
export type Delivering = { readonly take: (message: JsMsg) => void; readonly idle: () => Promise<void> };

/**
 * Handles messages: those of one aggregate one after another, those of several side by side. A message in hand is
 * prolonged until it is answered, so that waiting behind another does not use up its tries.
 */
export const makeDelivering = (options: ConsumerOptions, signal: AbortSignal): Delivering => {
  const { durable, logger } = options;
  const inHand = new Set<JsMsg>();
  const queues = makeQueues();
  const returns = makeReturns(durable.ackWaitMs, signal);
  const pulled = Promise.withResolvers<undefined>();
  const tellCrowd = crowdWatch(durable, queues, logger);
  const prolong = (): void => {
    inHand.forEach((message) => message.working());
    tellCrowd(inHand.size);
  };
  const prolonging = setInterval(prolong, durable.ackWaitMs / 3).unref();
  signal.addEventListener('abort', () => clearInterval(prolonging));
  const answered = answerer(options, { returns, inHand, pulled: pulled.promise, signal });
  return {
    take: (message) => {
      inHand.add(message);
      if (!returns.give(message)) queues.add(aggregateOf(message), () => answered(message));
    },
    idle: async () => {
      pulled.resolve(undefined);
      await queues.idle();
    },
  };
};

type Hands = {
  readonly returns: ReturnType<typeof makeReturns>;
  readonly inHand: Set<JsMsg>;
  /** Settles when no request for messages stands any more. */
  readonly pulled: Promise<undefined>;
  readonly signal: AbortSignal;
};

/** Settles a message, through all its tries. */
const answerer = (options: ConsumerOptions, { returns, inHand, pulled, signal }: Hands) => {
  const slots = makeSlots(options.concurrency ?? 16);
  const settle = settler(options, signal);
  // The wait is here and not at the broker: whoever takes over meanwhile gets it before what came after it.
  const giveBack = async (message: JsMsg, delayMs: number): Promise<void> => {
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
    // To a request that still stands the broker would give it at once, and again behind those that follow.
    if (signal.aborted) await pulled;
    message.nak();
  };
  return async (first: JsMsg): Promise<void> => {
    let message: JsMsg | undefined = first;
    while (message !== undefined) {
      const current: JsMsg = message;
      const delayMs: number | undefined = await slots.use(() => settle(current));
      if (delayMs !== undefined) await giveBack(current, delayMs);
      inHand.delete(current);
      message = delayMs === undefined ? undefined : await returns.of(current.seq);
    }
  };
};
