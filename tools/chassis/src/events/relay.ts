import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Outboxes } from '../mongo/outboxes.ts';
import { within } from '../limit.ts';
import type { Logger } from '../logger.ts';
import { type AggregateModel, collectionOf } from '../mongo/document.ts';
import { leaseOn } from '../mongo/lease.ts';
import type { Nats } from '../nats/connect.ts';
import { startTimer } from '../timers.ts';
import { drain } from './drain.ts';
import type { Origin } from './envelope.ts';
import { makePublisher, type Publisher } from './publisher.ts';
import { sentOf } from './sent.ts';

/** Carries the facts of a service from its documents to the stream; `aggregates({ relay })` has it watch theirs. */
export type Relay = Outboxes & {
  /** Settles when no fact waits in any of the watched collections. */
  idle: () => Promise<void>;
  /** Ends what is under way, within 2 s, and lets another replica go on. */
  stop: () => Promise<void>;
};

/** `region` and `root` as in {@link Origin}. */
export type RelayOptions = Origin & {
  /** The service's database. */
  readonly connection: Connection;
  readonly nats: Nats;
  readonly logger: Logger;
  /** How long a relay that died or froze holds up the others, in milliseconds; 9 s. */
  readonly leaseMs?: number;
  /** How often it looks by itself for what nobody woke it for, in milliseconds; 1 s. */
  readonly pollMs?: number;
};

const stopWithinMs = 2000;

/**
 * Starts the relay of a service (EV-02). Replicas run one each; the one with the lease works, so that the facts of a
 * document leave in order. It is woken by the stores' writes, in whichever replica, and looks by itself each second for
 * what died in between. While the broker is away facts stay where they are. What is sent twice after a crash has the
 * same message id, and the stream drops it if that is within its window of an hour.
 *
 * @example
 * const relay = startRelay({ connection, nats, service: 'status', region: 'eu', root: 'evt', logger });
 * kit.onStop('relay', relay.stop);
 * const components = aggregates<Component, Fact>({ model, relay, factOf });
 */
export const startRelay = (options: RelayOptions): Relay => {
  const { connection, nats, service, logger } = options;
  const models = new Set<AggregateModel>();
  const lease = leaseOn(connection.collection('leases'), `${service} relay`, options.leaseMs ?? 9000);
  const line = publishingLine(nats);
  const tellAll = wakeCalls(nats, `${options.root}-wake.${service}`, () => lease.leftMs() > 0 && timer.wake());
  const sent = sentOf(connection, service);
  const published = new Set<string>();
  const report = reporter(logger);
  const run = async (signal: AbortSignal): Promise<void> => {
    if (!nats.isUp()) return;
    const publisher = line.open();
    for (const model of models) {
      await drain({ documents: collectionOf(model), sent, publisher, lease, origin: options, published, signal });
    }
  };
  const timer = startTimer({
    name: `${service} relay`,
    everyMs: options.pollMs ?? 1000,
    logger,
    run: (signal) => report(run(signal)),
  });
  const wake = oncePerTick(() => (lease.leftMs() > 0 ? timer.wake() : tellAll.call()));
  const stop = async (): Promise<void> => {
    await within(stopWithinMs, 'the last lot', timer.stop()).catch(() => undefined);
    line.close();
    tellAll.close();
    await timer.stop();
    await lease.release();
  };
  const watch = (model: AggregateModel) => {
    models.add(model);
    timer.wake();
    return wake;
  };
  return { service, watch, stop, idle: () => idle(models, wake) };
};

/** One publisher for as long as the relay lives, made when the broker is first there. */
const publishingLine = (nats: Nats) => {
  let publisher: Publisher | undefined;
  return {
    open: () => (publisher ??= makePublisher(nats.connection(), nats.isUp)),
    close: () => publisher?.close(),
  };
};

/** Only the replica with the lease relays; the others tell it by a plain message, and if that is lost, it polls. */
const wakeCalls = (nats: Nats, subject: string, onCall: () => void) => {
  const subscription = nats.connected().then((connection) => connection.subscribe(subject, { callback: onCall }));
  subscription.catch(() => undefined);
  return {
    call: () => {
      if (nats.isUp()) nats.connection().publish(subject);
    },
    close: () => void subscription.then((one) => !one.isClosed() && one.unsubscribe()).catch(() => undefined),
  };
};

const oncePerTick = (fn: () => void): (() => void) => {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      fn();
    });
  };
};

/** Failures come by the second while a server is away: told once, and once more when it goes on. */
const reporter = (logger: Logger) => {
  let failing = false;
  return async (pass: Promise<void>): Promise<void> => {
    try {
      await pass;
      if (failing) logger.info('facts are sent again');
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, 'facts cannot be sent and wait');
      failing = true;
    }
  };
};

const idle = async (models: ReadonlySet<AggregateModel>, wake: () => void): Promise<void> => {
  for (const model of models) {
    for (let waits = 0; ; waits++) {
      if ((await collectionOf(model).findOne({ outboxSince: { $exists: true } }, { projection: { _id: 1 } })) === null)
        break;
      if (waits > 6000) throw new Error(`facts of ${model.modelName} still wait`);
      wake();
      await pause(10);
    }
  }
};
