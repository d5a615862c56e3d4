import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a process ended. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** A process of the platform under test. */
export type TestProcess = {
  pid: number;
  /** Its ports by name, as it told when it was ready. */
  ports: Record<string, number>;
  /** Every line that it wrote so far, to either output. */
  lines: readonly string[];
  /** Sends a signal: SIGKILL, SIGSTOP, SIGCONT. */
  kill: (signal: NodeJS.Signals) => void;
  /** Settles when it has ended. */
  ended: Promise<Ended>;
  /** SIGTERM, and SIGKILL after 12 s; harmless when it has ended already. */
  stop: () => Promise<Ended>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

const readyWithinMs = 20_000;
const stopWithinMs = 12_000;

type Told = { ready: true; ports: Record<string, number> };

const isReady = (message: unknown): message is Told =>
  typeof message === 'object' && message !== null && 'ready' in message && 'ports' in message;

const linesOf = (child: ChildProcess): string[] => {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  return lines;
};

const ready = (child: ChildProcess, entry: string, lines: string[]): Promise<Told> =>
  new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${entry} ${why}\n${lines.join('\n')}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready after ${readyWithinMs} ms`);
    }, readyWithinMs);
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
    });
    // 'close' and not 'exit': by then all it wrote has arrived.
    child.once('close', (code, signal) => fail(`ended with ${code ?? signal ?? 'nothing'} before it was ready`));
    void Promise.resolve().then(() =>
      child.once('message', () => clearTimeout(timer)).once('close', () => clearTimeout(timer)),
    );
  });

const stopped = async (child: ChildProcess, ended: Promise<Ended>): Promise<Ended> => {
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  return ended.finally(() => clearTimeout(timer));
};

/**
 * Starts a process of the platform as it runs in production (`node src/main.ts`), and waits until it says that it is
 * ready. Its environment is `env` and nothing of the test's own but PATH and HOME. It ends with the test's process.
 *
 * @param entry path of the file to run.
 * @throws Error with all that it wrote, when it ends or 20 s pass before it is ready.
 * @example
 * const service = await startProcess('services/status/src/main.ts', { ...corner.env, ATRIUM_GRPC_PORT: '0' });
 * service.kill('SIGKILL');
 */
export const startProcess = async (entry: string, env: Record<string, string> = {}): Promise<TestProcess> => {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(entry, { env: { PATH, HOME, ...env }, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const lines = linesOf(child);
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const { ports } = await ready(child, entry, lines);
  const stop = () => stopped(child, ended);
  return {
    pid: child.pid ?? 0,
    ports,
    lines,
    kill: (signal) => void child.kill(signal),
    ended,
    stop,
    [Symbol.asyncDispose]: () => stop().then(() => undefined),
  };
};

/**
 * Runs a program to its end, such as a service's migration before its start.
 *
 * @throws Error with all that it wrote, when it ends with another code than 0.
 * @example
 * await runProcess('services/status/src/migrate.ts', corner.env);
 */
export const runProcess = async (
  entry: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<void> => {
  const { PATH = '', HOME = '' } = process.env;
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as ('ignore' | 'pipe' | 'ipc')[];
  const child = fork(entry, args, { env: { PATH, HOME, ...env }, execArgv: [], stdio });
  const lines = linesOf(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${entry} ended with ${String(code)}\n${lines.join('\n')}`);
};
