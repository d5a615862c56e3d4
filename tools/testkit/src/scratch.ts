import { randomBytes } from 'node:crypto';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { connectRedis } from '@atrium/chassis/redis/connect';
import { makeLogger } from '@atrium/chassis/logger';
import { serverUrls } from './servers.ts';

/** A corner of the shared test servers that nobody else uses. */
export type Scratch = {
  mongodbUrl: string;
  /** Stands before the name of each database: `atrium_` in production. */
  databasePrefix: string;
  /** One database of this corner, for a test that needs just one. */
  database: string;
  natsUrl: string;
  streamPrefix: string;
  redisUrl: string;
  redisPrefix: string;
  /** The corner as a process's environment, by the platform's names. */
  env: Record<string, string>;
  /** Removes every database, stream and key of the corner. */
  drop: () => Promise<void>;
};

const logger = makeLogger({ name: 'testkit', level: 'warn' });

const dropDatabases = async (url: string, prefix: string): Promise<void> => {
  const connection = connectMongo({ url, database: `${prefix}test`, logger, commandTimeoutMs: 30_000 });
  try {
    const client = (await connection.asPromise()).getClient();
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const ours = databases.filter(({ name }) => name.startsWith(prefix));
    await Promise.all(ours.map(({ name }) => client.db(name).dropDatabase()));
  } finally {
    await connection.close();
  }
};

/** Plain requests to JetStream's API: no client of it is needed for two of them. */
const dropStreams = async (url: string, prefix: string): Promise<void> => {
  const nats = connectNats({ url, name: 'testkit', logger });
  const api = async (name: string) =>
    (await (await nats.connected()).request(`$JS.API.STREAM.${name}`)).json<{ streams?: string[] | null }>();
  try {
    const { streams } = await api('NAMES');
    await Promise.all((streams ?? []).filter((name) => name.startsWith(prefix)).map((name) => api(`DELETE.${name}`)));
  } finally {
    await nats.close();
  }
};

const dropKeys = async (url: string, prefix: string): Promise<void> => {
  const redis = connectRedis({ url, prefix: '', logger });
  try {
    await new Promise((resolve) => redis.once('ready', resolve));
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 1000);
      if (keys.length > 0) await redis.unlink(...keys);
      cursor = next;
    } while (cursor !== '0');
  } finally {
    redis.disconnect();
  }
};

/**
 * Gives a test a database, a stream prefix and a key prefix of its own on the shared test servers: those that
 * `ATRIUM_TEST_MONGODB_URL`, `ATRIUM_TEST_NATS_URL` and `ATRIUM_TEST_REDIS_URL` name, else those that `@atrium/stack`
 * starts once for all tests.
 *
 * @example
 * const corner = await scratch();
 * afterAll(() => corner.drop());
 */
export const scratch = async (): Promise<Scratch> => {
  const { mongodbUrl, natsUrl, redisUrl } = await serverUrls();
  const id = `T${randomBytes(5).toString('hex').toUpperCase()}`;
  const databasePrefix = `${id.toLowerCase()}_`;
  const corner = { streamPrefix: `${id}_`, redisPrefix: `${id}:`, databasePrefix, database: `${databasePrefix}test` };
  return {
    mongodbUrl,
    natsUrl,
    redisUrl,
    ...corner,
    env: {
      ATRIUM_MONGODB_URL: mongodbUrl,
      ATRIUM_NATS_URL: natsUrl,
      ATRIUM_REDIS_URL: redisUrl,
      ATRIUM_DATABASE_PREFIX: databasePrefix,
      ATRIUM_STREAM_PREFIX: corner.streamPrefix,
      ATRIUM_REDIS_PREFIX: corner.redisPrefix,
      ATRIUM_CALLER_SECRET: 'a secret of tests, known to everybody',
    },
    drop: async () => {
      await Promise.all([
        dropDatabases(mongodbUrl, databasePrefix),
        dropStreams(natsUrl, corner.streamPrefix),
        dropKeys(redisUrl, corner.redisPrefix),
      ]);
    },
  };
};
