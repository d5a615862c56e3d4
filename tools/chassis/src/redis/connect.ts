import { Redis } from 'ioredis';
import { serviceUnavailable } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { OnStop } from '../stopper.ts';

/** Where Redis is, and what stands before each of this process's keys. */
export type RedisOptions = { url: string; prefix: string; logger: Logger; onStop?: OnStop | undefined };

/** How long a command may take before it fails; what Redis holds is never worth a longer wait. */
const commandTimeoutMs = 200;

/** Errors which the server itself answered say what was wrong with the command; all others mean that it is away. */
const failed = (error: unknown): Error =>
  error instanceof Error &&
  error.name === 'ReplyError' &&
  !/^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN)/.test(error.message)
    ? error
    : serviceUnavailable({ cause: error });

/** ioredis whose commands fail with an error of the catalogue. Inside a pipeline each command's own error stays as it is. */
class FailFastRedis extends Redis {
  override sendCommand(...args: Parameters<Redis['sendCommand']>): ReturnType<Redis['sendCommand']> {
    const sent: unknown = super.sendCommand(...args);
    return sent instanceof Promise ? sent.catch((error: unknown) => Promise.reject(failed(error))) : sent;
  }
}

/** Says once that Redis went, and once that it is back, however often the client tries. */
const sayUpAndDown = (redis: Redis, logger: Logger): void => {
  let up: boolean | undefined;
  redis.on('ready', () => {
    if (up === false) logger.info('redis is back');
    up = true;
  });
  redis.on('error', (error: unknown) => {
    if (up !== false) logger.warn({ err: error }, 'redis is away');
    up = false;
  });
};

/**
 * Connects to Redis, for what may be lost. Never throws and never waits: while Redis is away, frozen or not yet
 * connected, each command fails within 200 ms with `service.unavailable`, and the caller does without (OP-08). Comes
 * back within a second of Redis.
 *
 * @example
 * const redis = connectRedis({ url: config.ATRIUM_REDIS_URL, prefix: config.ATRIUM_REDIS_PREFIX, logger, onStop });
 * const page = await redis.getBuffer('page:fr').catch(() => null);
 */
export const connectRedis = ({ url, prefix, logger, onStop }: RedisOptions): Redis => {
  const redis = new FailFastRedis(url, {
    keyPrefix: prefix,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 1000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(50 * times, 1000),
  });
  sayUpAndDown(redis, logger);
  onStop?.('redis', () => redis.disconnect());
  return redis;
};
