import { serveHealth } from './health.ts';
import { within } from './limit.ts';
import { makeLogger, type LogLevel, type Logger } from './logger.ts';
import { settingsOrExit } from './settings.ts';
import { makeStopper, type OnStop } from './stopper.ts';

/** What `run` itself reads of a process's settings; `platformSettings` has all of it. */
export type RunConfig = {
  ATRIUM_LOG_LEVEL?: LogLevel | undefined;
  ATRIUM_HEALTH_PORT?: number | undefined;
  ATRIUM_HEALTH_HOST?: string | undefined;
  ATRIUM_STOP_PAUSE_MS?: number | undefined;
};

/** What a composition root is given. */
export type Kit = { logger: Logger; onStop: OnStop };

/** What a composition root gives back: its check of readiness (rejects while it cannot serve) and its ports by name. */
export type Running = { ready?: (() => Promise<void>) | undefined; ports?: Record<string, number> | undefined };

/** A process: its name, its settings, its wiring. */
export type RunOptions<C extends RunConfig> = {
  name: string;
  config: () => C;
  start: (config: C, kit: Kit) => Promise<Running>;
  /** How long an orderly end may take after the pause, 10 s by default. */
  stopWithinMs?: number | undefined;
};

const startWithinMs = 30_000;
const usualStopMs = 10_000;

const announce = (logger: Logger, ports: Record<string, number>): void => {
  logger.info({ port: ports.grpc ?? ports.http ?? Object.values(ports)[0], ports, pid: process.pid }, 'ready');
  process.send?.({ ready: true, ports });
};

/**
 * Runs a process of the platform: settings, logger, start, health, readiness, and an orderly end.
 *
 * SIGTERM and SIGINT, or the end of a parent that started it with an IPC channel, stop it: readiness goes off, all goes
 * on for `ATRIUM_STOP_PAUSE_MS`, then what `kit.onStop` was given runs, last first. A composition root opens stores,
 * then workers, then doors; so doors close, work drains, stores close. What has not ended after 10 s is left: exit code
 * 1. A wrong setting prints all
 * mistakes and exits with 78; an error that nobody caught is logged and exits with 1.
 *
 * @example
 * await run({ name: 'status', config, start: startStatus });
 */
export const run = async <C extends RunConfig>(options: RunOptions<C>): Promise<void> => {
  const config = settingsOrExit(options.name, options.config);
  const logger = makeLogger({ name: options.name, level: config.ATRIUM_LOG_LEVEL ?? 'info' });
  const stopper = makeStopper({ logger, limitMs: options.stopWithinMs ?? usualStopMs });
  const pauseMs = config.ATRIUM_STOP_PAUSE_MS ?? 0;
  const stop = (reason: string) => void stopper.stop(reason, pauseMs).then((clean) => process.exit(clean ? 0 : 1));
  const die = (error: unknown) => {
    logger.fatal({ err: error }, 'an error that nobody caught');
    process.exit(1);
  };
  process.on('unhandledRejection', die).on('uncaughtException', die);
  process.on('SIGTERM', () => stop('SIGTERM')).on('SIGINT', () => stop('SIGINT'));
  process.on('disconnect', () => stop('the starter is gone'));
  try {
    const kit = { logger, onStop: stopper.onStop };
    const running = await within(startWithinMs, 'the start', options.start(config, kit));
    const ports = { ...running.ports };
    if (config.ATRIUM_HEALTH_PORT !== undefined) {
      const ready = async () => (stopper.stopping() ? Promise.reject(new Error('stopping')) : running.ready?.());
      const host = config.ATRIUM_HEALTH_HOST ?? '127.0.0.1';
      const health = await serveHealth({ host, port: config.ATRIUM_HEALTH_PORT, ready });
      stopper.onEnd('health', health.stop);
      ports.health = health.port;
    }
    if (!stopper.stopping()) announce(logger, ports);
  } catch (error) {
    logger.fatal({ err: error }, 'cannot start');
    await stopper.stop('a failed start');
    process.exit(1);
  }
};
