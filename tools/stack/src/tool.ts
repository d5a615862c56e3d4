import { delimiter, dirname } from 'node:path';
import { inMade, inRoot, root } from './folders.ts';
import { runToEnd, type Outcome } from './processes/run.ts';

/** The environment for tools: the project's Node first in PATH, and nothing sent home. */
export const toolEnvironment = (extra: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [dirname(process.execPath), inRoot('node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  BUF_CACHE_DIR: inMade('buf'),
  DO_NOT_TRACK: '1',
  ...extra,
});

/** Runs a program of node_modules/.bin, or `node`, to its end; it is not an error when it ends with another code than 0. */
export const tool = (
  command: string,
  args: string[],
  options: { cwd?: string; environment?: Record<string, string>; onLine?: (line: string) => void } = {},
): Promise<Outcome> =>
  runToEnd(command === 'node' ? process.execPath : command, args, {
    cwd: options.cwd ?? root,
    env: toolEnvironment(options.environment),
    shell: process.platform === 'win32',
    onLine: options.onLine,
  });
