import { sharedServers } from '@atrium/stack/servers/shared';

/** Where the shared test servers are. */
export type ServerUrls = { mongodbUrl: string; natsUrl: string; redisUrl: string };

const named = (): ServerUrls | undefined => {
  const { ATRIUM_TEST_MONGODB_URL, ATRIUM_TEST_NATS_URL, ATRIUM_TEST_REDIS_URL } = process.env;
  if (!ATRIUM_TEST_MONGODB_URL || !ATRIUM_TEST_NATS_URL || !ATRIUM_TEST_REDIS_URL) return undefined;
  return { mongodbUrl: ATRIUM_TEST_MONGODB_URL, natsUrl: ATRIUM_TEST_NATS_URL, redisUrl: ATRIUM_TEST_REDIS_URL };
};

const joined = async (): Promise<ServerUrls> => {
  const { mongodb, nats, redis } = await sharedServers();
  return { mongodbUrl: mongodb.url, natsUrl: nats.url, redisUrl: redis.url };
};

let urls: Promise<ServerUrls> | undefined;

/**
 * The test servers: those named by ATRIUM_TEST_MONGODB_URL, ATRIUM_TEST_NATS_URL and ATRIUM_TEST_REDIS_URL, else the
 * shared ones of `@atrium/stack`, which are started by the first test that asks and end after the last.
 *
 * @example
 * const { mongodbUrl } = await serverUrls();
 */
export const serverUrls = (): Promise<ServerUrls> =>
  (urls ??= Promise.resolve(named()).then((given) => given ?? joined()));
