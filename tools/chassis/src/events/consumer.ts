import { within } from '../limit.ts';
import type { Logger } from '../logger.ts';
import type { Nats } from '../nats/connect.ts';
import type { DeadLetters } from './dead-letters.ts';
import { makeDelivering } from './delivering.ts';
import { buryGivenUp } from './given-up.ts';
import { pullUntil } from './pulling.ts';
import type { AtriumEvent } from './envelope.ts';
import type { DurableDeclaration } from './streams.ts';

/** What a handler may want to know besides the event. */
export type Delivery = {
  /** 1 at the first try. */
  readonly attempt: number;
  /** Place of the event in its stream. */
  readonly streamSequence: number;
  /** Aborted when the consumer stops. */
  readonly signal: AbortSignal;
};

/**
 * Applies an event. It comes again if the process dies before the acknowledgement, so the effect remembers the
 * event's id in its own write: see `events/inbox`. Throw PoisonEvent (`events/poison`) when no repetition can help.
 */
export type Handle = (event: AtriumEvent, delivery: Delivery) => Promise<void>;

/** What a consumer needs. */
export type ConsumerOptions = {
  readonly nats: Nats;
  readonly durable: DurableDeclaration;
  readonly handle: Handle;
  readonly deadLetters: DeadLetters;
  readonly logger: Logger;
  /** How many aggregates' events are handled at once; those of one aggregate always one after another. */
  readonly concurrency?: number;
};

/** A consumer at work. */
export type Consumer = {
  /** Takes no more, waits for what is being handled, within 5 s; the rest goes back at once. */
  stop: () => Promise<void>;
};

const stopWithinMs = 5000;

/**
 * Starts handling what a durable delivers (EV-02). An event is acknowledged after its handler succeeded. When it fails,
 * it is given back to come again after the durable's back-off, and after the last try, or at once for a
 * PoisonEvent, it goes to the dead letters (EV-06). While a store is away (`isOutage`) the event is kept and
 * tried again without counting. Later events of the same aggregate wait for an earlier one. What the broker gave up,
 * because every process died at it, becomes a dead letter too.
 *
 * @example
 * const consumer = startConsumer({ nats, durable: weatherChanges, handle: refresh, deadLetters, logger });
 * kit.onStop('events', consumer.stop);
 */
export const startConsumer = (options: ConsumerOptions): Consumer => {
  const { nats, durable, logger, concurrency = 16 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { take, idle } = makeDelivering(options, signal);
  const pulling = { nats, stream: durable.stream, durable: durable.name, most: concurrency * 2, take, logger };
  const running = Promise.all([pullUntil(signal, pulling), buryGivenUp(signal, options)]);
  return {
    stop: async () => {
      stopping.abort();
      await within(stopWithinMs, 'events under way', running.then(idle)).catch(() => undefined);
    },
  };
};
