import { hash, randomBytes } from 'node:crypto';
import { makeCallerVerifier } from '@atrium/chassis/caller';
import { rootOf } from '@atrium/chassis/events/streams';
import { startRelay } from '@atrium/chassis/events/relay';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { connectNats } from '@atrium/chassis/nats/connect';
import type { Kit, Running } from '@atrium/chassis/run';
import { prepareMonths } from './application/prepare-months.ts';
import { useCases } from './application/use-cases.ts';
import type { Config } from './config.ts';
import { aggregateModels, modelsOn } from './store/models.ts';
import { storesOn } from './store/stores.ts';
import { statusContract, statusDoors } from './transport/grpc.ts';
import { startTimers } from './transport/timers.ts';

const clock = { now: () => Math.floor(Date.now() / 1000) };
const digest = (content: string | Uint8Array) => hash('sha256', content, 'hex');
const ids = { next: () => randomBytes(9).toString('hex') };

/** The whole wiring of the status service. */
export const startStatus = async (config: Config, { logger, onStop }: Kit): Promise<Running> => {
  const database = `${config.ATRIUM_DATABASE_PREFIX}status`;
  const connection = connectMongo({ url: config.ATRIUM_MONGODB_URL, database, logger, onStop });
  const nats = connectNats({ url: config.ATRIUM_NATS_URL, name: 'status', logger, onStop });
  const models = modelsOn(connection);
  const origin = { service: 'status', region: config.ATRIUM_REGION, root: rootOf(config.ATRIUM_STREAM_PREFIX) };
  const relay = startRelay({ models: aggregateModels(models), nats, logger, ...origin });
  onStop('relay', relay.stop);

  const stores = storesOn(models, { wake: relay.wake });
  const prepareNow = prepareMonths(stores);
  // The write stands; what could not be prepared is prepared by the timer.
  const prepare: typeof prepareNow = (events) =>
    prepareNow(events).catch((error: unknown) => logger.warn({ err: error }, 'months are prepared later'));
  const tellDefect = (error: unknown, importId: string) => logger.error({ err: error, importId }, 'import failed');
  const wakeImports = () => timers.imports.wake();
  const cases = useCases({ ...stores, clock, ids, digest, prepare, tellDefect, wakeImports });

  const timers = startTimers(cases, logger);
  onStop('timers', async () => {
    await Promise.all(Object.values(timers).map((timer) => timer.stop()));
  });
  const { port } = await serveGrpc({
    host: config.ATRIUM_GRPC_HOST,
    port: config.ATRIUM_GRPC_PORT,
    services: [{ contract: statusContract, handlers: statusDoors(cases) }],
    verifyCaller: makeCallerVerifier(config.ATRIUM_CALLER_SECRET, 'status'),
    reflection: config.ATRIUM_GRPC_REFLECTION,
    logger,
    onStop,
  });
  return {
    ready: async () => {
      await stores.page.revision();
    },
    ports: { grpc: port },
  };
};
