import { randomUUID } from 'node:crypto';
import { anonymous } from '@atrium/chassis/caller';
import type { Logger } from '@atrium/chassis/logger';
import type { Nats } from '@atrium/chassis/nats/connect';
import type { Kit } from '@atrium/chassis/run';
import type { Redis } from 'ioredis';
import type { StatusBackend } from '../backends.ts';
import type { SecurityHeaders } from '../middleware/security-headers.ts';
import { hotPath, type HotPath } from './hot.ts';
import { hotLog } from './hot-log.ts';
import { liveness } from './liveness.ts';
import { lane, type Lane } from './lane.ts';
import type { Ask, For, Stay } from './numbers.ts';
import { hearNews } from './news.ts';
import { prepared, type Prepared } from './prepared.ts';
import { redisShelf } from './shelf.ts';
import { siteName, type SiteName } from './site-name.ts';
import { numbersStore } from './store.ts';

type Options = {
  status: StatusBackend;
  redis: Redis;
  security: SecurityHeaders;
  publicUrl: string;
  maxBytes: number;
  nats: Nats;
  streamPrefix: string;
  logger: Logger;
  onStop: Kit['onStop'];
  /** Called at a sign that the weather changed. */
  onNews: () => void;
  now?: () => number;
};

/** Milliseconds that the numbers of a page may take, also of one with ten years of history. */
const numbersMs = 3000;

/** What a process asks of the service at once, and for how long more may wait (OP-08). */
const waitMs = 3000;
const makeLanes = (): Record<Stay, Lane> => ({
  long: lane({ atOnce: 8, waitingMax: 200, waitMs }),
  short: lane({ atOnce: 4, waitingMax: 50, waitMs }),
  none: lane({ atOnce: 2, waitingMax: 20, waitMs }),
});

// Pages are the same for all: they are asked for in nobody's name, and so can show nothing that is not public.
const asker =
  (status: StatusBackend) =>
  ({ id, traceparent }: For): Ask =>
  (method, request) => {
    const context = { id, caller: anonymous, traceparent, language: undefined };
    return status.call(method, request, method === 'GetRevision' ? { context } : { context, deadlineMs: numbersMs });
  };

/** What the weather is served with; `changed` is called after a write. */
type WeatherDesk = {
  prepared: Prepared;
  hot: Pick<HotPath, 'answer'>;
  changed: () => void;
  siteName: SiteName['last'];
  /** The revision of the weather now. */
  revision: () => Promise<number>;
};

/** Everything that prepares the weather: the numbers, the bytes, the hot path (ST-12). */
export const weatherDesk = (options: Options): WeatherDesk => {
  const {
    status,
    redis,
    security,
    publicUrl,
    maxBytes,
    nats,
    streamPrefix,
    logger,
    onStop,
    onNews,
    now = Date.now,
  } = options;
  const ask = asker(status);
  const ownQuestion = (): For => ({ id: randomUUID(), traceparent: undefined });
  const revision = async (from = ownQuestion()): Promise<number> => (await ask(from)('GetRevision', {})).revision;
  const clearHot = (): void => hot.clear();
  const live = liveness({ ask: revision, now, onChange: clearHot });
  const log = hotLog(logger);
  onStop('log of pages', log.flush);
  const hot = hotPath({ poke: live.poke, isSure: live.isSure, now, fallback: 'fr', log });
  hearNews(nats, streamPrefix, () => {
    live.changed();
    onNews();
  });
  const lanes = makeLanes();
  const store = numbersStore({ ask, live, shelf: redisShelf(redis, now), lanes, maxBytes, now, logger });
  const site = siteName();
  const show = prepared({ store, live, hot, security, publicUrl, site, now });
  return { prepared: show, hot, changed: live.changed, siteName: site.last, revision: () => revision() };
};
