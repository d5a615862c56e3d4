import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamManager,
  jetstreamManager,
  ReplayPolicy,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { Nats } from '../nats/connect.ts';
import {
  type DurableDeclaration,
  durableOn,
  givenUpNameOf,
  givenUpSubjectOf,
  type StreamDeclaration,
} from './streams.ts';

const nanos = (ms: number): number => ms * 1_000_000;
const waitForStreamMs = 30_000;
/**
 * How long the stream knows a message id. What a relay sent, and died before noting, the next one sends again when
 * MongoDB is there: within the hour the stream drops it, later it is there twice, under one id. Longer costs memory.
 */
const duplicateWindowMs = 3_600_000;

/**
 * Makes streams and durables what their declarations say: missing ones are made, others updated; none is deleted, and
 * no message.
 */
export const ensureStreams = async (
  nats: Nats,
  streams: readonly StreamDeclaration[],
  durables: readonly DurableDeclaration[],
  logger: Logger,
): Promise<void> => {
  const manager = await jetstreamManager(nats.connection());
  for (const stream of streams) await ensureStream(manager, stream, logger);
  for (const durable of durables) {
    await streamIsThere(manager, durable.stream);
    await ensureDurable(manager, durable, logger);
    for (const letters of streams.filter(({ subjects }) => subjects.includes(givenUpSubjectOf(durable)))) {
      await ensureDurable(manager, givenUpDurable(letters.name, durable), logger);
    }
  }
};

/** Another service makes its stream in a migration of its own, which may run at this moment. */
const streamIsThere = async ({ streams }: JetStreamManager, name: string): Promise<void> => {
  const until = Date.now() + waitForStreamMs;
  while ((await streams.info(name).catch(absent)) === undefined && Date.now() < until) await pause(200);
};

const ensureStream = async (
  { streams }: JetStreamManager,
  stream: StreamDeclaration,
  logger: Logger,
): Promise<void> => {
  const there = await streams.info(stream.name).catch(absent);
  const settings = {
    description: stream.description,
    subjects: [...stream.subjects],
    max_age: nanos(stream.maxAgeMs),
    max_bytes: stream.maxBytes,
    num_replicas: stream.replicas,
    duplicate_window: nanos(duplicateWindowMs),
    discard: DiscardPolicy.Old,
    allow_direct: true,
    deny_delete: true,
  };
  if (there === undefined) {
    await streams.add({ ...settings, name: stream.name, retention: RetentionPolicy.Limits, storage: StorageType.File });
    logger.info({ stream: stream.name }, 'stream made');
    return;
  }
  await streams.update(stream.name, settings);
};

const ensureDurable = async (
  { consumers }: JetStreamManager,
  durable: DurableDeclaration,
  logger: Logger,
): Promise<void> => {
  const there = await consumers.info(durable.stream, durable.name).catch(absent);
  const settings = {
    description: durable.description,
    ack_wait: nanos(durable.ackWaitMs),
    max_deliver: durable.maxDeliver,
    max_ack_pending: durable.maxAckPending,
    filter_subjects: [...durable.filterSubjects],
  };
  if (there === undefined) {
    await consumers.add(durable.stream, newDurable(durable, settings));
    logger.info({ stream: durable.stream, durable: durable.name }, 'durable made');
    return;
  }
  await consumers.update(durable.stream, durable.name, settings);
};

const newDurable = ({ name, from }: DurableDeclaration, settings: object): ConsumerConfig => ({
  ...settings,
  durable_name: name,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: from === 'all' ? DeliverPolicy.All : DeliverPolicy.New,
  replay_policy: ReplayPolicy.Instant,
});

/** Whoever handles a durable's events also buries those that the broker gave up. */
const givenUpDurable = (letters: string, durable: DurableDeclaration): DurableDeclaration =>
  durableOn(letters, givenUpNameOf(durable), {
    description: `What the broker gave up of ${durable.name}.`,
    filterSubjects: [givenUpSubjectOf(durable)],
  });

// 10059: no such stream, 10014: no such consumer.
const absent = (error: unknown): undefined => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 10059 || code === 10014) return undefined;
  throw error;
};
