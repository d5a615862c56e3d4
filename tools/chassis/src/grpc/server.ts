import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { CallerVerifier } from '../caller.ts';
import { within } from '../limit.ts';
import type { Logger } from '../logger.ts';
import type { OnStop } from '../stopper.ts';
import type { Contract, Handlers } from './contract.ts';
import { answers, type Door } from './answer.ts';
import { watchPauses } from './pause.ts';

/** A contract and its handlers. */
export type Served<D> = { contract: Contract<D>; handlers: Handlers<D> };

/** What a gRPC server needs. */
export type GrpcServerOptions<Ds extends readonly unknown[]> = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  services: readonly [...{ [I in keyof Ds]: Served<Ds[I]> }];
  verifyCaller: CallerVerifier;
  logger: Logger;
  onStop?: OnStop | undefined;
  /** Lets tools such as grpcurl ask what is served; for development. */
  reflection?: boolean | undefined;
};

/** A gRPC server that serves. */
export type GrpcServer = {
  port: number;
  /** Takes no new calls, waits for those under way for at most `graceMs`, then ends them. */
  stop: (graceMs: number) => Promise<void>;
};

/** A contract and its handlers once their types have been compared. */
type Wired = { contract: Contract<unknown>; handlers: Record<string, Door> };

const maxMessageBytes = 4 * 1024 * 1024;
/** Calls under way at once; one more is refused as `service.unavailable` (OP-08). */
const maxInFlight = 1000;
/** Clients reconnect this often and so find new replicas. */
const connectionAgeMs = 5 * 60_000;
const graceMsOnStop = 8000;

// Channelz stays on: without it forceShutdown of grpc-js 1.14 forgets its sessions, and a stuck call outlives the grace.
const makeServer = (): Server => {
  // It would write to the console beside our log; what it has to say also comes as errors.
  setLogVerbosity(logVerbosity.NONE);
  return new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc.max_connection_age_ms': connectionAgeMs,
    'grpc.max_connection_age_grace_ms': 30_000,
  });
};

const bind = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(new Error(`cannot listen on ${host}:${port}: ${error.message}`)),
    );
  });

const drain = async (server: Server, graceMs: number): Promise<void> => {
  const drained = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  await within(graceMs, 'draining calls', drained).catch(() => server.forceShutdown());
};

/**
 * Serves contracts over gRPC: deadlines demanded, callers verified, errors with their trailer, health, limits
 * (GW-07, OP-08). A handler gets `(request, call)` and answers or throws an error of the catalogue; any other thrown
 * thing is logged with the request's id and answered as `internal`.
 *
 * @example
 * const services = [{ contract: statusContract, handlers }];
 * const server = await serveGrpc({ host, port, services, verifyCaller, logger, onStop });
 */
export const serveGrpc = async <const Ds extends readonly unknown[]>(
  options: GrpcServerOptions<Ds>,
): Promise<GrpcServer> => {
  const server = makeServer();
  const health = new HealthImplementation({ '': 'SERVING' });
  const { verifyCaller, logger } = options;
  const pauses = watchPauses();
  const limits = { maxInFlight, inFlight: 0, pausedMs: pauses.pausedMs };
  const services = options.services as unknown as readonly Wired[];
  const setHealth = (status: 'SERVING' | 'NOT_SERVING') => {
    for (const name of ['', ...services.map(({ contract }) => contract.service)]) health.setStatus(name, status);
  };
  for (const { contract, handlers } of services) {
    const served = answers({ definition: contract.definition, handlers, limits, verifyCaller, logger });
    server.addService(served.definition, served.implementation);
  }
  setHealth('SERVING');
  health.addToServer(server);
  if (options.reflection === true) (await import('./reflection.ts')).addReflection(server, services);
  const port = await bind(server, options.host, options.port);
  const unready = (): void => setHealth('NOT_SERVING');
  const stop = (graceMs: number): Promise<void> => {
    unready();
    pauses.stop();
    return drain(server, graceMs);
  };
  options.onStop?.('grpc', () => stop(graceMsOnStop), unready);
  return { port, stop };
};
