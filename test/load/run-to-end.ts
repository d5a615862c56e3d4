import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Runs a file with the environment of a scratch corner to its end; throws when it fails. */
export const runToEnd = async (file: string, env: Record<string, string>): Promise<void> => {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(file, { env: { PATH, HOME, ...env, ATRIUM_LOG_LEVEL: 'warn' }, execArgv: [] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${file} ended with ${code ?? 'a signal'}`);
};
