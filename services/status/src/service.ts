import { hash, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { makeCallerVerifier } from '@atrium/chassis/caller';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import type { Kit, Running } from '@atrium/chassis/run';
import { openStores } from '@atrium/chassis/stores';
import { prepareMonths } from './application/shared/prepare-months.ts';
import { useCases } from './application/use-cases.ts';
import type { Config } from './config.ts';
import { modelsOn } from './store/models.ts';
import { storesOn } from './store/stores.ts';
import { statusContract, statusDoors } from './transport/grpc.ts';
import { startTimers } from './transport/timers.ts';

const clock = { now: () => Math.floor(Date.now() / 1000) };
const breathe = () => setImmediate();
const digest = (content: string | Uint8Array) => hash('sha256', content, 'hex');
const ids = { next: () => randomBytes(9).toString('hex') };

/** The whole wiring of the status service. */
export const startStatus = async (config: Config, kit: Kit): Promise<Running> => {
  const { logger, onStop } = kit;
  const { connection, relay, there, ready } = openStores('status', config, kit);
  const stores = storesOn(modelsOn(connection), { relay });
  const prepareNow = prepareMonths({ ...stores, clock });
  // For those who have written: the write stands, and what could not be prepared is prepared by the timer.
  const prepare: typeof prepareNow = (events) =>
    prepareNow(events).catch((error: unknown) => logger.warn({ err: error }, 'months are prepared later'));
  const tellDefect = (error: unknown, importId: string) => logger.error({ err: error, importId }, 'import failed');
  const tellStuck = (error: unknown, eventId: string) => logger.error({ err: error, eventId }, 'event is stuck');
  const wakeImports = () => timers.imports.wake();
  const wakeLeftovers = () => timers.leftovers.wake();
  const hooks = { tellDefect, tellStuck, wakeImports, wakeLeftovers };
  const cases = useCases({ ...stores, ...hooks, clock, ids, digest, breathe, prepare });

  const timers = startTimers(cases, { logger, there });
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
  return { ready, ports: { grpc: port } };
};
