import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { makeCallerSigner } from '@atrium/chassis/caller';
import type { Logger } from '@atrium/chassis/logger';
import { connectMongo, firstThere } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import { connectRedis } from '@atrium/chassis/redis/connect';
import type { Kit, Running } from '@atrium/chassis/run';
import { createApp } from './app.ts';
import { connectBackends } from './backends.ts';
import type { Config } from './config.ts';
import { serveHttp } from './http/server.ts';
import { apiKeys } from './keys/api-keys.ts';
import { keepFirstKey } from './keys/first-key.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { watchLoopDelay } from './middleware/shed.ts';
import { portalApp } from './portal/app.ts';
import { sessionDesk } from './sessions/desk.ts';
import { keyStore } from './store/api-keys.ts';
import type { Operator } from './routes/routes.ts';
import { makeHub } from './live/hub.ts';
import { weatherNews } from './live/weather-news.ts';
import { firstConnection } from './weather/shelf.ts';
import { weatherDesk } from './weather/weather.ts';

type App = ReturnType<typeof createApp>;
type Hot = ReturnType<typeof weatherDesk>['hot'];

const mebibyte = 1_048_576;
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const connectStores = (config: Config, { logger, onStop }: Kit) => {
  const database = `${config.ATRIUM_DATABASE_PREFIX}gateway`;
  return {
    mongo: connectMongo({ url: config.ATRIUM_MONGODB_URL, database, logger, onStop }),
    redis: connectRedis({ url: config.ATRIUM_REDIS_URL, prefix: config.ATRIUM_REDIS_PREFIX, logger, onStop }),
    nats: connectNats({ url: config.ATRIUM_NATS_URL, name: 'gateway', logger, onStop }),
  };
};

/** The pages first, then the app; in tests every answer is checked by the document. */
const answers = async (config: Config, logger: Logger, { hot, app }: { hot: Hot; app: App }) => {
  const answer: RequestListener = (req, res) => {
    if (!hot.answer(req, res)) app.listener(req, res);
  };
  if (config.ATRIUM_CHECK_ANSWERS !== 'true') return answer;
  const { checkedBy } = await import('./api/answer-check.ts');
  return checkedBy(app.document(), logger)(answer);
};

const operatorOf = (config: Config): Operator => {
  const { ATRIUM_HELP_ADDRESS: email, ATRIUM_HELP_PHONE: phone, ATRIUM_HELP_HOURS: hours } = config;
  return { name: config.ATRIUM_OPERATOR_NAME, help: { email, phone, hours } };
};

/** The gateway's wiring. It starts and serves also while MongoDB, NATS, Redis or the services are down. */
export const startGateway = async (config: Config, kit: Kit): Promise<Running> => {
  const { logger, onStop } = kit;
  const { mongo, redis, nats } = connectStores(config, kit);
  const sign = makeCallerSigner(config.ATRIUM_CALLER_SECRET);
  const addresses = { status: config.ATRIUM_STATUS_URL, identity: config.ATRIUM_IDENTITY_URL };
  const backends = connectBackends({ addresses, sign, logger, onStop });
  const keys = apiKeys({ store: keyStore(mongo), serverSecret: config.ATRIUM_CALLER_SECRET });
  onStop('first key', await keepFirstKey(keys, config.ATRIUM_FIRST_API_KEY, { logger, there: firstThere(mongo) }));
  await firstConnection(redis);

  const publicUrl = config.ATRIUM_PUBLIC_URL;
  const sessions = sessionDesk({ identity: backends.identity, publicUrl });
  const security = securityHeaders(publicUrl);
  const maxBytes = config.ATRIUM_PAGE_MEMORY_MIB * mebibyte;
  const streamPrefix = config.ATRIUM_STREAM_PREFIX;
  const onNews = (): void => news.changed();
  const hub = makeHub(onNews);
  const pages = { status: backends.status, redis, security, publicUrl, maxBytes, nats, streamPrefix, logger, onStop };
  const { prepared, hot, changed, siteName, revision } = weatherDesk({ ...pages, onNews });
  const news = weatherNews({ hub, revision, logger });

  const loopDelay = watchLoopDelay();
  onStop('loop delay', loopDelay.stop);
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const app = createApp({
    ...{ backends, prepared, keys, changed, siteName, publicUrl, logger, security, redis, loopDelay },
    ...{ sessions, portal: portalApp, hub, operator: operatorOf(config) },
    ...{ limits: config.ATRIUM_RATE_LIMITS, trustedProxies: config.ATRIUM_TRUSTED_PROXIES, version },
    isStopping,
  });
  const listener = await answers(config, logger, { hot, app });
  const server = await serveHttp(listener, config.ATRIUM_HTTP_HOST, config.ATRIUM_HTTP_PORT, isStopping);
  onStop('http', server.stop, () => {
    stopping = true;
  });
  // Before the server, which waits for answers under way: these have no end of their own.
  onStop('live', async () => {
    hub.close();
    await news.stop();
  });
  return { ports: { http: server.port } };
};
