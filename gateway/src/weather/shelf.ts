import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Redis } from 'ioredis';
import type { Kept, Stay } from './numbers.ts';

/** Where replicas find each other's numbers, and agree who asks for new ones (ST-12). Nothing here ever rejects. */
export type Shelf = {
  read: (key: string) => Promise<Kept<unknown> | undefined>;
  write: (key: string, kept: Kept<unknown>, stay: Stay) => Promise<void>;
  /** Tries to become the only builder; a builder that dies is replaced after a few seconds. */
  lock: (key: string) => Promise<'mine' | 'taken' | 'nobody can'>;
  unlock: (key: string) => Promise<void>;
};

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Seconds that numbers stay on the shelf: a page must be there after a long weekend without the service. */
const keepSeconds: Readonly<Record<Stay, number>> = { long: 14 * 86_400, short: 3600, none: 0 };
const lockMs = 4000;
/** After a failure Redis is left alone for this long: each failing command costs up to 200 ms. */
const leaveAloneMs = 3000;
// Grows when the shape of what is kept changes, so that old and new replicas do not read each other's.
const edition = 'weather:1';

const isKept = (value: unknown): value is Kept<unknown> =>
  typeof value === 'object' && value !== null && 'numbers' in value && 'revision' in value && 'validUntilMs' in value;

/** A shelf in Redis. */
export const redisShelf = (redis: Redis, now: () => number = Date.now): Shelf => {
  let leftAloneUntil = 0;
  const attempt = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    if (now() < leftAloneUntil) return otherwise;
    try {
      return await work();
    } catch {
      leftAloneUntil = now() + leaveAloneMs;
      return otherwise;
    }
  };
  const name = (key: string): string => `${edition}:${key}`;
  return {
    read: (key) =>
      attempt(async () => {
        const bytes = await redis.getBuffer(name(key));
        const kept: unknown = bytes === null ? undefined : JSON.parse((await unpack(bytes)).toString());
        return isKept(kept) ? kept : undefined;
      }, undefined),
    write: (key, kept, stay) =>
      attempt(async () => {
        await redis.set(name(key), await pack(JSON.stringify(kept), { level: 1 }), 'EX', keepSeconds[stay]);
      }, undefined),
    lock: (key) =>
      attempt(
        async () => ((await redis.set(`${name(key)}:lock`, '1', 'PX', lockMs, 'NX')) === 'OK' ? 'mine' : 'taken'),
        'nobody can' as const,
      ),
    unlock: (key) =>
      attempt(async () => {
        await redis.del(`${name(key)}:lock`);
      }, undefined),
  };
};

const patienceMs = 500;

/** Waits a moment for a connection just opened: a cold start without the service lives by what Redis has kept. */
export const firstConnection = async (redis: Redis): Promise<void> => {
  if (redis.status === 'ready') return;
  const stop = new AbortController();
  const ready = once(redis, 'ready', { signal: stop.signal }).catch(() => undefined);
  await Promise.race([ready, pause(patienceMs, undefined, { ref: false })]);
  stop.abort();
};
