import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import type { Household } from '../processes/household.ts';
import { explainFailure } from './explain-failure.ts';
import { freePort, isFree } from './ports.ts';

/** A server of ours on 127.0.0.1. */
export type LocalServer = {
  readonly url: string;
  readonly port: number;
  /** Process id of the server itself; changes with a restart. */
  readonly pid: number;
  /** Sends a signal; resolves when the process is gone, or at once for SIGSTOP and SIGCONT. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it in order if it still runs, and starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
};

/** How one kind of server is started. */
export type Recipe = {
  name: string;
  household: Household;
  dir: string;
  command: string;
  args: (port: number) => string[];
  url: (port: number) => string;
  /** Resolves true once the server answers; asked again until it does. */
  answers: (port: number) => Promise<boolean>;
  /** Port of the last time, taken again if it is free. */
  port?: number | undefined;
};

const readyTimeoutMs = 60_000;

const gone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const launch = ({ household, dir, name, command, args }: Recipe, port: number): ChildProcess => {
  mkdirSync(dir, { recursive: true });
  const log = openSync(join(dir, `${name}.log`), 'a');
  const child = household.spawn('server', command, args(port), { stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
};

const untilReady = async (recipe: Recipe, child: ChildProcess, port: number): Promise<void> => {
  const until = Date.now() + readyTimeoutMs;
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  while (!(await recipe.answers(port).catch(() => false))) {
    if (spawnError || gone(child) || Date.now() > until) {
      child.kill('SIGKILL');
      const log = readFileSync(join(recipe.dir, `${recipe.name}.log`), 'utf8').slice(-20_000);
      throw new Problem(explainFailure(recipe.name, spawnError?.message ?? log, recipe.dir));
    }
    await pause(25);
  }
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (gone(child)) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  if (signal === 'SIGSTOP' || signal === 'SIGCONT') return;
  if (signal === 'SIGTERM') child.kill('SIGCONT');
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await exit;
  clearTimeout(force);
};

/**
 * Starts a server and waits until it answers.
 * @throws Problem in one sentence when it does not come up.
 */
export const startLocalServer = async (recipe: Recipe): Promise<LocalServer> => {
  const port = recipe.port !== undefined && (await isFree(recipe.port)) ? recipe.port : await freePort();
  const start = async (): Promise<ChildProcess> => {
    rmSync(join(recipe.dir, `${recipe.name}.log`), { force: true });
    const child = launch(recipe, port);
    await untilReady(recipe, child, port);
    return child;
  };
  let child = await start();
  return {
    url: recipe.url(port),
    port,
    get pid() {
      return child.pid ?? 0;
    },
    kill: (signal = 'SIGKILL') => end(child, signal),
    restart: async () => {
      await end(child, 'SIGTERM');
      child = await start();
    },
    stop: () => end(child, 'SIGTERM'),
  };
};
