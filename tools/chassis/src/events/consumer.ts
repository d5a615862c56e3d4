import type { Connection } from 'mongoose';
import { within } from '../limit.ts';
import type { Logger } from '../logger.ts';
import { leaseOn } from '../mongo/lease.ts';
import type { Nats } from '../nats/connect.ts';
import type { DeadLetters } from './dead-letters.ts';
import { makeDelivering } from './delivering.ts';
import { buryGivenUp } from './given-up.ts';
import { pullForMs, pullUntil } from './pulling.ts';
import { inShifts } from './shifts.ts';
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
  /** The service's database, which keeps the lease of the durable. */
  readonly connection: Connection;
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
/** The broker looks for what was not answered in time about once a second. */
const spareMs = 2000;

/**
 * Starts handling what a durable delivers (EV-02). An event is acknowledged after its handler succeeded. When it fails,
 * it is given back to come again after the durable's back-off, and after the last try, or at once for a
 * PoisonEvent, it goes to the dead letters (EV-06). While a store is away (`isOutage`) the event is kept and
 * tried again without counting. What the broker gave up, because every process died at it, becomes a dead letter too.
 * While it waits for its next try later events of its aggregate wait behind it; before they fill the durable, the log
 * says which aggregate it is.
 *
 * Events of one aggregate are handled one after another, in order, over all replicas: one replica at a time handles a
 * durable, by a lease. When it stops the next goes on at once; when it dies or freezes, after `ackWaitMs` and 3 s, by
 * which time the broker gives out again, and first, all that the other one left.
 *
 * @example
 * const consumer = startConsumer({ connection, nats, durable: weatherChanges, handle: refresh, deadLetters, logger });
 * kit.onStop('events', consumer.stop);
 */
export const startConsumer = (options: ConsumerOptions): Consumer => {
  const { connection, durable, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const leaseMs = durable.ackWaitMs + pullForMs + spareMs;
  const lease = leaseOn(connection.collection('leases'), `durable ${durable.name}`, leaseMs);
  const shifts = inShifts(signal, lease, (untilEnd) => shift(untilEnd, options), logger);
  const running = Promise.all([shifts, buryGivenUp(signal, options)]);
  return {
    stop: async () => {
      stopping.abort();
      await within(stopWithinMs, 'events under way', running).catch(() => undefined);
    },
  };
};

const shift = async (signal: AbortSignal, options: ConsumerOptions): Promise<void> => {
  const { nats, durable, logger, concurrency = 16 } = options;
  const { take, idle } = makeDelivering(options, signal);
  await pullUntil(signal, { nats, stream: durable.stream, durable: durable.name, most: concurrency * 2, take, logger });
  await idle();
};
