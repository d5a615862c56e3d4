import { randomUUID } from 'node:crypto';
import { anonymous } from '@atrium/chassis/caller';
import type { Logger } from '@atrium/chassis/logger';
import type { Redis } from 'ioredis';
import type { StatusBackend } from '../backends.ts';
import type { SecurityHeaders } from '../middleware/security-headers.ts';
import { hotPath, type HotPath } from './hot.ts';
import { liveness, type Liveness } from './liveness.ts';
import type { Ask } from './numbers.ts';
import { prepared, type Prepared } from './prepared.ts';
import { noShelf, redisShelf } from './shelf.ts';
import { numbersStore } from './store.ts';

type Options = {
  status: StatusBackend;
  redis: Redis | undefined;
  security: SecurityHeaders;
  publicUrl: string;
  maxBytes: number;
  logger: Logger;
  now?: () => number;
};

/** Milliseconds that the numbers of a page may take, also of one with ten years of history. */
const numbersMs = 3000;

// Pages are the same for all: they are asked for in nobody's name, and so can show nothing that is not public.
const asker =
  (status: StatusBackend): Ask =>
  (method, request) => {
    const context = { id: randomUUID(), caller: anonymous, traceparent: undefined, language: undefined };
    return status.call(method, request, method === 'GetRevision' ? { context } : { context, deadlineMs: numbersMs });
  };

/** Everything that prepares the weather: the numbers, the bytes, the hot path (ST-12). */
export const weatherDesk = (options: Options): { prepared: Prepared; hot: HotPath; live: Liveness } => {
  const { status, redis, security, publicUrl, maxBytes, logger, now = Date.now } = options;
  const ask = asker(status);
  const revision = async (): Promise<number> => (await ask('GetRevision', {})).revision;
  const clearHot = (): void => hot.clear();
  const live = liveness({ ask: revision, now, onChange: clearHot });
  const hot = hotPath({ poke: live.poke, now, fallback: 'fr' });
  const shelf = redis === undefined ? noShelf : redisShelf(redis, now);
  const store = numbersStore({ ask, live, shelf, maxBytes, now, logger });
  return { prepared: prepared({ store, live, hot, security, publicUrl, now }), hot, live };
};
