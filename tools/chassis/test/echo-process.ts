// A process of the platform in small, for the tests of `run` and of what a client sees when it dies.
import { z } from 'zod';
import { makeCallerVerifier } from '../src/caller.ts';
import { grpcSettings, platformSettings, readConfig } from '../src/config.ts';
import { serviceUnavailable } from '../src/errors.ts';
import { serveGrpc } from '../src/grpc/server.ts';
import { run } from '../src/run.ts';
import { echoContract } from './echo.ts';

const { ATRIUM_LOG_LEVEL, ATRIUM_HEALTH_PORT, ATRIUM_STOP_PAUSE_MS } = platformSettings;

const shape = {
  ...grpcSettings,
  ATRIUM_LOG_LEVEL,
  ATRIUM_HEALTH_PORT,
  ATRIUM_STOP_PAUSE_MS,
  /** What goes wrong in this run. */
  ECHO_MISHAP: z.enum(['start', 'rejection', 'exception', 'stop', 'hang', 'unready']).optional(),
};

const mishaps = {
  start: () => Promise.reject(new Error('no start')),
  rejection: () => void Promise.reject(new Error('nobody caught this')),
  exception: () =>
    void setImmediate(() => {
      throw new Error('nobody caught this');
    }),
};

await run({
  name: 'echo',
  stopWithinMs: 2000,
  config: () => readConfig(shape),
  start: async (config, { logger, onStop }) => {
    const mishap = config.ECHO_MISHAP;
    onStop('store', () => logger.info('store closed'));
    onStop('worker', () => {
      logger.info('worker stopped');
      if (mishap === 'stop') throw new Error('the worker will not');
      return mishap === 'hang' ? new Promise(() => undefined) : undefined;
    });
    if (mishap === 'start') await mishaps.start();
    const { port } = await serveGrpc({
      host: config.ATRIUM_GRPC_HOST,
      port: config.ATRIUM_GRPC_PORT,
      services: [
        {
          contract: echoContract,
          handlers: {
            GetEcho: ({ text }) => Promise.resolve({ text, number: process.pid }),
            MakeEcho: ({ text, number }) => {
              logger.info({ text }, 'made');
              return new Promise((resolve) => setTimeout(() => resolve({ text, number: process.pid }), number));
            },
          },
        },
      ],
      verifyCaller: makeCallerVerifier(config.ATRIUM_CALLER_SECRET, 'echo'),
      logger,
      onStop,
    });
    onStop('door', () => logger.info('door closed'));
    if (mishap === 'rejection' || mishap === 'exception') process.on('SIGUSR2', mishaps[mishap]);
    const ready = () => (mishap === 'unready' ? Promise.reject(serviceUnavailable()) : Promise.resolve());
    return { ports: { grpc: port }, ready };
  },
});
