import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { TakeShared } from './lease.ts';

type Options = { redis: Redis; name: string; limit: number; windowMs: number };

const granted = (result: RateLimiterRes, points: number, limit: number) => {
  const before = result.consumedPoints - points;
  const left = Math.max(0, limit - result.consumedPoints);
  return { granted: Math.max(0, Math.min(points, limit - before)), left, resetMs: Math.max(1, result.msBeforeNext) };
};

/**
 * The counter that all replicas share, in Redis; while Redis is away each replica counts in its own memory (GW-05).
 */
export const sharedCounter = ({ redis, name, limit, windowMs }: Options): TakeShared => {
  const plan = { points: limit, duration: windowMs / 1000, keyPrefix: `rate:${name}` };
  const local = new RateLimiterMemory(plan);
  const shared = { storeClient: redis, insuranceLimiter: local, rejectIfRedisNotReady: true };
  const limiter = new RateLimiterRedis({ ...plan, ...shared });
  return async (key, points) => {
    try {
      return granted(await limiter.consume(key, points), points, limit);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return granted(refused, points, limit);
      return { granted: points, left: limit, resetMs: windowMs };
    }
  };
};
