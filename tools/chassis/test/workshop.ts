import { scratch, type Scratch } from '@atrium/testkit/scratch';
import type { Connection } from 'mongoose';
import {
  deadLetterStream,
  type DurableDeclaration,
  durableOn,
  factStream,
  rootOf,
  streamOf,
} from '../src/events/streams.ts';
import { makeLogger } from '../src/logger.ts';
import { migrate } from '../src/migrate.ts';
import { connectMongo } from '../src/mongo/connect.ts';
import { connectNats, type Nats } from '../src/nats/connect.ts';
import { type Relay, type RelayOptions, startRelay } from '../src/events/relay.ts';
import { thingModel } from './things.ts';

export const logger = makeLogger({ name: 'test', level: (process.env.ATRIUM_LOG_LEVEL ?? 'silent') as 'silent' });

/** A database and a stream of a test's own, migrated, with the collection `things`. */
export type Workshop = {
  corner: Scratch;
  connection: Connection;
  nats: Nats;
  model: ReturnType<typeof thingModel>;
  /** Of the service `status` in region `eu`. */
  origin: { service: string; region: string; root: string };
  stream: string;
  durable: DurableDeclaration;
  letters: string;
  /** A relay that watches the collection `things`. */
  relay: (changes?: Partial<RelayOptions>) => Relay;
  /** Runs the migration again. */
  remake: () => Promise<void>;
  close: () => Promise<void>;
};

export type OwnServers = { mongodbUrl?: string; natsUrl?: string; replicas?: number };

/** The durable of the tests' recorder: short waits, three tries. */
export const durableFor = (prefix: string): DurableDeclaration =>
  durableOn(streamOf('status', { prefix }), 'recorder', {
    description: 'Writes down what it hears.',
    ackWaitMs: 2000,
    maxDeliver: 3,
    backoffMs: [100, 200],
  });

/** On the shared servers, or on some of its own for a test that kills them. */
export const openWorkshop = async ({ replicas = 1, ...servers }: OwnServers = {}): Promise<Workshop> => {
  const corner = { ...(await scratch()), ...servers };
  const connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  const nats = connectNats({ url: corner.natsUrl, name: 'test', logger });
  const model = thingModel(connection);
  const naming = { prefix: corner.streamPrefix, region: 'eu', replicas };
  const stream = factStream('status', naming);
  const durable = durableFor(corner.streamPrefix);
  const letters = deadLetterStream('status', naming, [durable]);
  const streams = [stream, letters];
  const remake = () =>
    migrate({ name: 'status', connection, models: [model], nats, streams, durables: [durable], logger });
  const close = async (): Promise<void> => {
    await nats.close();
    await connection.close();
    await corner.drop();
  };
  // A cluster that is just forming refuses streams; who tries again must not leave connections behind.
  await remake().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const origin = { service: 'status', region: 'eu', root: rootOf(corner.streamPrefix) };
  const relay = (changes: Partial<RelayOptions> = {}): Relay => {
    const started = startRelay({ ...origin, connection, nats, logger, ...changes });
    started.watch(model);
    return started;
  };
  return {
    corner,
    connection,
    nats,
    model,
    origin,
    relay,
    stream: stream.name,
    durable,
    remake,
    letters: letters.name,
    close,
  };
};
