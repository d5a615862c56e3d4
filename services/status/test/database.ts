import { eventually } from '@atrium/testkit/eventually';
import { makeLogger } from '@atrium/chassis/logger';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import type { Scratch } from '@atrium/testkit/scratch';

type Change = Record<string, unknown>;

/** The database of the service under test, behind its back. */
export type Database = {
  /** Makes everyone who writes a document wait, until the function that it answers is called. */
  hold: (collection: string, id: string) => Promise<() => Promise<void>>;
  /** Settles when somebody waits to write in a collection. */
  waitsFor: (collection: string) => Promise<void>;
  /** Sum of the versions in a collection: another one when something was written. */
  versionsIn: (collection: string) => Promise<number>;
  find: (collection: string, filter: Change) => Promise<Change[]>;
  /** Changes a document as no rule would. */
  spoil: (collection: string, id: string, update: Change) => Promise<void>;
  close: () => Promise<void>;
};

/** Opens it. Holding is a transaction that wrote the document and is not committed: a real server's real lock. */
export const openDatabase = async ({ mongodbUrl, databasePrefix }: Scratch): Promise<Database> => {
  const logger = makeLogger({ name: 'test', level: 'fatal' });
  const connection = connectMongo({ url: mongodbUrl, database: `${databasePrefix}status`, logger });
  const client = (await connection.asPromise()).getClient();
  const database = client.db(`${databasePrefix}status`);
  const documents = (name: string) => database.collection<{ _id: string } & Change>(name);
  return {
    // Again where others just write it, as the relay does once a fact was sent.
    hold: (collection, id) =>
      eventually(async () => {
        const session = client.startSession();
        session.startTransaction();
        const release = async (): Promise<void> => {
          await session.abortTransaction();
          await session.endSession();
        };
        const held = { $set: { held: true } };
        await documents(collection)
          .updateOne({ _id: id }, held, { session, upsert: true })
          .catch(async (error: unknown) => {
            await release();
            throw error;
          });
        return release;
      }),
    waitsFor: async (collection) => {
      const writing = { ns: `${database.databaseName}.${collection}`, active: true, writeConflicts: { $gt: 0 } };
      const stages = [{ $currentOp: { idleSessions: false } }, { $match: writing }];
      await eventually(
        async () => (await client.db('admin').aggregate(stages, { readConcern: 'local' }).toArray()).length > 0,
      );
    },
    versionsIn: async (collection) => {
      const found = await documents(collection).find().toArray();
      return found.reduce((sum, { version }) => sum + Number(version), 0);
    },
    find: (collection, filter) => documents(collection).find(filter).toArray(),
    spoil: async (collection, id, update) => {
      await documents(collection).updateOne({ _id: id }, update);
    },
    close: () => connection.close(),
  };
};
