import { randomBytes } from 'node:crypto';
import { makeCallerVerifier } from '@atrium/chassis/caller';
import { serveGrpc } from '@atrium/chassis/grpc/server';
import type { Kit, Running } from '@atrium/chassis/run';
import { openStores } from '@atrium/chassis/stores';
import { useCases } from './application/use-cases.ts';
import { clientsOf } from './clients/clients.ts';
import { smtpPostman } from './clients/smtp.ts';
import { type Config, senderOf } from './config.ts';
import { allModelsOn, storesOn } from './store/stores.ts';
import { startBeginning } from './transport/beginning.ts';
import { startEvents } from './transport/events.ts';
import { identityContract, identityDoors } from './transport/grpc.ts';
import { startTimers } from './transport/timers.ts';

const name = 'identity';
const clock = { now: () => Math.floor(Date.now() / 1000) };
const ids = { next: () => randomBytes(9).toString('hex') };

/** The whole wiring of the identity service. */
export const startIdentity = async (config: Config, kit: Kit): Promise<Running> => {
  const { logger, onStop } = kit;
  const { connection, nats, relay, there, ready } = openStores(name, config, kit);
  const postman = smtpPostman({ url: config.ATRIUM_SMTP_URL });
  onStop('smtp', () => postman.close());
  const sender = senderOf(config);
  const cases = useCases({
    ...storesOn(allModelsOn(connection), { relay }),
    ...clientsOf(config.ATRIUM_IDENTITY_SECRET, clock.now),
    ...{ clock, ids, postman, sender, operatorName: sender.name },
    tellStuck: (error, signUp) => logger.error({ err: error, signUp }, 'sign-up is stuck'),
    tellStuckMail: (error, mail) => logger.error({ err: error, mail }, 'mail is stuck'),
  });

  const naming = { prefix: config.ATRIUM_STREAM_PREFIX, region: config.ATRIUM_REGION };
  startBeginning(cases, config.ATRIUM_FIRST_ADMINISTRATOR, { logger, onStop, there });
  startTimers(cases, { logger, onStop, there });
  startEvents(cases, { connection, nats, naming, logger, onStop });
  const { port } = await serveGrpc({
    host: config.ATRIUM_GRPC_HOST,
    port: config.ATRIUM_GRPC_PORT,
    services: [{ contract: identityContract, handlers: identityDoors(cases) }],
    verifyCaller: makeCallerVerifier(config.ATRIUM_CALLER_SECRET, name),
    logger,
    onStop,
  });
  return { ready, ports: { grpc: port } };
};
