import { scratch, type Scratch } from '@atrium/testkit/scratch';
import type { Connection } from 'mongoose';
import { factStream, rootOf } from '../src/events/streams.ts';
import { makeLogger } from '../src/logger.ts';
import { migrate } from '../src/migrate.ts';
import { connectMongo } from '../src/mongo/connect.ts';
import { connectNats, type Nats } from '../src/nats/connect.ts';
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
  close: () => Promise<void>;
};

export const openWorkshop = async (): Promise<Workshop> => {
  const corner = await scratch();
  const connection = connectMongo({ url: corner.mongodbUrl, database: corner.database, logger });
  const nats = connectNats({ url: corner.natsUrl, name: 'test', logger });
  const model = thingModel(connection);
  const stream = factStream('status', { prefix: corner.streamPrefix, region: 'eu' });
  await migrate({ name: 'status', connection, models: [model], nats, streams: [stream], logger });
  return {
    corner,
    connection,
    nats,
    model,
    origin: { service: 'status', region: 'eu', root: rootOf(corner.streamPrefix) },
    stream: stream.name,
    close: async () => {
      await nats.close();
      await connection.close();
      await corner.drop();
    },
  };
};
