import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { makeCallerSigner } from '@atrium/chassis/caller';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { connectRedis } from '@atrium/chassis/redis/connect';
import type { Kit, Running } from '@atrium/chassis/run';
import { createApp } from './app.ts';
import { statusBackend } from './backends.ts';
import type { Config } from './config.ts';
import { serveHttp } from './http/server.ts';
import { apiKeys } from './keys/api-keys.ts';
import { keepFirstKey } from './keys/first-key.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { watchLoopDelay } from './middleware/shed.ts';
import { keyStore } from './store/api-keys.ts';
import { hearNews } from './weather/news.ts';
import { firstConnection } from './weather/shelf.ts';
import { weatherDesk } from './weather/weather.ts';

const mebibyte = 1_048_576;
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The gateway's wiring. It starts and serves also while MongoDB, NATS, Redis or the services are down. */
export const startGateway = async (config: Config, { logger, onStop }: Kit): Promise<Running> => {
  const database = `${config.ATRIUM_DATABASE_PREFIX}gateway`;
  const mongo = connectMongo({ url: config.ATRIUM_MONGODB_URL, database, logger, onStop });
  const redis = connectRedis({ url: config.ATRIUM_REDIS_URL, prefix: config.ATRIUM_REDIS_PREFIX, logger, onStop });
  const nats = connectNats({ url: config.ATRIUM_NATS_URL, name: 'gateway', logger, onStop });

  const sign = makeCallerSigner(config.ATRIUM_CALLER_SECRET);
  const status = statusBackend({ address: config.ATRIUM_STATUS_URL, sign, logger });
  onStop('status', status.close);
  const keys = apiKeys({ store: keyStore(mongo), serverSecret: config.ATRIUM_CALLER_SECRET });
  onStop('first key', await keepFirstKey(keys, config.ATRIUM_FIRST_API_KEY, logger));
  await firstConnection(redis);

  const publicUrl = config.ATRIUM_PUBLIC_URL;
  const security = securityHeaders(publicUrl);
  const maxBytes = config.ATRIUM_PAGE_MEMORY_MIB * mebibyte;
  const { prepared, hot, live } = weatherDesk({ status, redis, security, publicUrl, maxBytes, logger });
  hearNews(nats, config.ATRIUM_STREAM_PREFIX, live.changed);

  const loopDelay = watchLoopDelay();
  onStop('loop delay', loopDelay.stop);
  let stopping = false;
  const { listener, document } = createApp({
    ...{ status, prepared, keys, changed: live.changed, publicUrl, logger, security, redis, loopDelay },
    ...{ limits: config.ATRIUM_RATE_LIMITS, trustedProxies: config.ATRIUM_TRUSTED_PROXIES, version },
    isStopping: () => stopping,
  });
  if (config.ATRIUM_CHECK_ANSWERS === 'true') {
    const { checkEveryAnswer } = await import('./api/answer-check.ts');
    onStop('answer check', checkEveryAnswer(document(), logger));
  }
  const answer: RequestListener = (req, res) => {
    if (!hot.answer(req, res)) listener(req, res);
  };
  const server = await serveHttp(answer, config.ATRIUM_HTTP_HOST, config.ATRIUM_HTTP_PORT);
  onStop('http', () => {
    stopping = true;
    return server.stop();
  });
  return { ports: { http: server.port } };
};
