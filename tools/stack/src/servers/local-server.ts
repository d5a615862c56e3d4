import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from '../files.ts';
import { codeOf, Problem } from '../problem.ts';
import type { Household } from '../processes/household.ts';
import { explainFailure } from './explain-failure.ts';
import { freePort, isFree } from './ports.ts';

/** A server of ours on 127.0.0.1. */
export type LocalServer = {
  readonly name: string;
  readonly url: string;
  readonly port: number;
  /** Process id of the server itself; changes with a restart. */
  readonly pid: number;
  /** What it writes; what the one before it wrote lies beside it as `.before`. */
  readonly log: string;
  /** Sends a signal; resolves when the process is gone, or at once for SIGSTOP and SIGCONT. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it in order if it still runs, and starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Calls `tell`, with how it happened, whenever it ends once it had answered and nobody here ended it. */
  onCrash(tell: (how: string) => void): void;
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

const logOf = ({ dir, name }: Recipe): string => join(dir, `${name}.log`);

/** The words of the one before stay: they may say why there has to be another. */
const putLogAside = (file: string): void => {
  try {
    renameSync(file, `${file}.before`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
};

const launch = (recipe: Recipe, port: number): ChildProcess => {
  const { household, dir, command, args } = recipe;
  makeFolder(dir);
  putLogAside(logOf(recipe));
  const log = openSync(logOf(recipe), 'a');
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
      const output = spawnError?.message ?? readFileSync(logOf(recipe), 'utf8').slice(-20_000);
      throw new Problem(explainFailure({ name: recipe.name, dir: recipe.dir, output, signal: child.signalCode }));
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

/** The process that is the server at the moment; `crashed` is told of an end that was not asked for. */
const makeHolder = (recipe: Recipe, port: number, crashed: (how: string) => void) => {
  let child: ChildProcess | undefined;
  let serving = false;
  const start = async (): Promise<void> => {
    const started = (child = launch(recipe, port));
    started.once('exit', (code, signal) => {
      if (serving && started === child) crashed(`ended (${signal ?? `code ${code ?? 0}`})`);
    });
    await untilReady(recipe, started, port);
    serving = true;
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') serving = false;
    if (child) await end(child, signal);
  };
  return { start, stop, pid: () => child?.pid ?? 0 };
};

/**
 * Starts a server and waits until it answers.
 * @throws Problem in one sentence when it does not come up.
 */
export const startLocalServer = async (recipe: Recipe): Promise<LocalServer> => {
  const port = recipe.port !== undefined && (await isFree(recipe.port)) ? recipe.port : await freePort();
  const listeners: ((how: string) => void)[] = [];
  const holder = makeHolder(recipe, port, (how) => listeners.forEach((tell) => tell(how)));
  await holder.start();
  return {
    name: recipe.name,
    url: recipe.url(port),
    port,
    get pid() {
      return holder.pid();
    },
    log: logOf(recipe),
    kill: (signal = 'SIGKILL') => holder.stop(signal),
    restart: async () => {
      await holder.stop('SIGTERM');
      await holder.start();
    },
    stop: () => holder.stop('SIGTERM'),
    onCrash: (tell) => void listeners.push(tell),
  };
};
