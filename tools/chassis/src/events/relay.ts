import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Outboxes } from '../mongo/outboxes.ts';
import { within } from '../limit.ts';
import type { Logger } from '../logger.ts';
import { type AggregateModel, collectionOf } from '../mongo/document.ts';
import { firstThere } from '../mongo/connect.ts';
import { type Lease, leaseOn } from '../mongo/lease.ts';
import type { Nats } from '../nats/connect.ts';
import { startTimer } from '../timers.ts';
import { drain } from './drain.ts';
import type { Origin } from './envelope.ts';
import { type Failures, tellFailures } from './failures.ts';
import { makePublisher, PublishError, type Publisher } from './publisher.ts';
import { roundsOf } from './rounds.ts';
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
 * document leave in order. It is woken by the stores' writes, in whichever replica, for the collection written, and looks
 * through all of them each second for what died in between. It begins when MongoDB is first there: until then no fact
 * can wait. While the broker is away or refuses them facts stay where they are, and the log says why; those of one
 * collection do not hold up another's. What is sent twice after a crash has the same message id, and the stream
 * drops it if that is within its window of an hour.
 *
 * @example
 * const relay = startRelay({ connection, nats, service: 'status', region: 'eu', root: 'evt', logger });
 * kit.onStop('relay', relay.stop);
 * const components = aggregates<Component, Fact>({ model, relay, factOf });
 */
export const startRelay = (options: RelayOptions): Relay => {
  const { connection, nats, service, logger } = options;
  const models = new Map<AggregateModel, Failures>();
  const lease = leaseOn(connection.collection('leases'), `${service} relay`, options.leaseMs ?? 9000);
  const sender = senderOf(options, lease);
  const everyMs = options.pollMs ?? 1000;
  const rounds = roundsOf(() => models.keys(), everyMs);
  const tellAll = wakeCalls(nats, `${options.root}-wake.${service}`, (name) => {
    for (const model of models.keys()) if (lease.leftMs() > 0 && model.modelName === name) lookInto(model);
  });
  const timer = startTimer({
    name: `${service} relay`,
    after: firstThere(connection),
    everyMs,
    logger,
    run: async (signal) => {
      for (const model of rounds.next()) await models.get(model)?.during(sender.send(model, signal));
    },
  });
  const lookInto = (model: AggregateModel): void => {
    rounds.add(model);
    timer.wake();
  };
  const stop = async (): Promise<void> => {
    await within(stopWithinMs, 'the last lot', timer.stop()).catch(() => undefined);
    sender.close();
    tellAll.close();
    await timer.stop();
    await lease.release();
  };
  const watch = (model: AggregateModel) => {
    if (!models.has(model)) models.set(model, failuresOf(model, logger));
    lookInto(model);
    return oncePerTick(() => (lease.leftMs() > 0 ? lookInto(model) : tellAll.call(model.modelName)));
  };
  return { service, watch, stop, idle: () => idle([...models.keys()], lookInto) };
};

/** Sends what waits, by one publisher for as long as the relay lives, made when the broker is first there. */
const senderOf = (origin: RelayOptions, lease: Lease) => {
  const { connection, nats, service } = origin;
  let publisher: Publisher | undefined;
  const sent = sentOf(connection, service);
  const published = new Set<string>();
  return {
    send: async (model: AggregateModel, signal: AbortSignal): Promise<void> => {
      if (!nats.isUp()) return refuseWaiting(model);
      publisher ??= makePublisher(nats.connection(), nats.isUp);
      const documents = collectionOf(model);
      await drain({ documents, sent, publisher, lease, origin, published, signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    close: () => publisher?.close(),
  };
};

/** Only the replica with the lease relays; the others tell it by a plain message, and if that is lost, it polls. */
const wakeCalls = (nats: Nats, subject: string, onCall: (collection: string) => void) => {
  const callback = (error: Error | null, message: { string: () => string }) => {
    if (error === null) onCall(message.string());
  };
  const subscription = nats.connected().then((connection) => connection.subscribe(subject, { callback }));
  subscription.catch(() => undefined);
  return {
    call: (collection: string) => {
      if (nats.isUp()) nats.connection().publish(subject, collection);
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

const failuresOf = ({ collection }: AggregateModel, logger: Logger): Failures => {
  const words = { failed: 'facts cannot be sent and wait', mended: 'facts are sent again' };
  return tellFailures({ logger, ...words, about: { collection: collection.name } });
};

const hasWaiting = async (model: AggregateModel): Promise<boolean> =>
  (await collectionOf(model).findOne({ outboxSince: { $exists: true } }, { projection: { _id: 1 } })) !== null;

const refuseWaiting = async (model: AggregateModel): Promise<void> => {
  if (await hasWaiting(model)) throw new PublishError('the broker is away');
};

const idle = async (models: readonly AggregateModel[], lookInto: (model: AggregateModel) => void): Promise<void> => {
  for (const model of models) {
    for (let waits = 0; await hasWaiting(model); waits++) {
      if (waits > 6000) throw new Error(`facts of ${model.modelName} still wait`);
      lookInto(model);
      await pause(10);
    }
  }
};
