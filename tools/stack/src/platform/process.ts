import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../folders.ts';
import { makePauses } from '../pauses.ts';
import { Problem } from '../problem.ts';
import { note } from '../progress.ts';
import type { Household } from '../processes/household.ts';
import type { Runnable } from '../workspaces.ts';
import { openLog, type Hear, type Log } from './logs.ts';

/** A service or the gateway at work; it is started again when it crashes. */
export type PlatformProcess = {
  name: string;
  kind: Runnable['kind'];
  ready: Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type Needs = { household: Household; environment: Record<string, string> };

const readyTimeoutMs = 30_000;

/** Exit code of a process whose settings are wrong: starting it again would change nothing. */
const wrongSettings = 78;

const launch = (runnable: Runnable, file: string, { household, environment }: Needs, log: Log): ChildProcess => {
  const child = household.spawn('service', process.execPath, [`src/${file}`], {
    cwd: join(root, runnable.dir),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  log.take(child.stdout, child.stderr);
  return child;
};

const untilReady = (child: ChildProcess, { name }: Runnable, log: Log): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (how: string) =>
      reject(new Problem(`${name} ${how}; its log is ${log.file}. It said last:\n${log.tail()}`));
    const timer = setTimeout(() => fail(`was not ready within ${readyTimeoutMs / 1000} s`), readyTimeoutMs);
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => fail(`ended (${signal ?? `code ${code ?? 0}`}) before it was ready`));
    child.once('exit', () => clearTimeout(timer)).once('message', () => clearTimeout(timer));
  });

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await exit;
  clearTimeout(force);
};

/**
 * Runs a workspace's `src/migrate.ts` to its end.
 * @throws Problem with what it said last, for example that the data are of a newer version.
 */
export const migrate = async (runnable: Runnable, needs: Needs): Promise<void> => {
  const log = openLog(`${runnable.name}-migrate`);
  const child = launch(runnable, 'migrate.ts', needs, log);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Problem(
      `The data of ${runnable.name} could not be prepared; its log is ${log.file}. It said last:\n${log.tail()}`,
    );
};

/**
 * Starts a workspace's `src/main.ts`; `ready` resolves when it serves, or rejects with a Problem that has its last
 * words; `hear` is told all of them. Later crashes are told and answered with a new start, after a pause that doubles up to half a minute.
 */
export const startProcess = (runnable: Runnable, needs: Needs, hear?: Hear): PlatformProcess => {
  const { name } = runnable;
  const log = openLog(name, hear);
  const pauses = makePauses();
  let timer: NodeJS.Timeout | undefined;
  let since = Date.now();
  const begin = (): ChildProcess => {
    since = Date.now();
    return launch(runnable, 'main.ts', needs, log);
  };
  const again = (how: string): void => {
    const pauseMs = pauses(Date.now() - since);
    note(`${name} ended (${how}) and is started again in ${pauseMs / 1000} s; its log is ${log.file}`);
    timer = setTimeout(() => {
      child = begin();
      watch(child);
    }, pauseMs);
  };
  const watch = (watched: ChildProcess): void =>
    void watched.once('exit', (code, signal) => {
      if (watched !== child) return;
      if (code === wrongSettings) note(`${name} ended because its settings are wrong; see ${log.file}`);
      else again(signal ?? `code ${code ?? 0}`);
    });
  const start = async (): Promise<void> => {
    const started = (child = begin());
    await untilReady(started, runnable, log);
    watch(started);
  };
  const stop = async (): Promise<void> => {
    clearTimeout(timer);
    const last = child;
    child = undefined;
    if (last) await end(last);
  };
  let child: ChildProcess | undefined;
  const ready = start();
  return { name, kind: runnable.kind, ready, restart: () => stop().then(start), stop };
};
