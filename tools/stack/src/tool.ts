import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { inMade, inRoot, root } from './folders.ts';

/** How a tool ended, with all that it wrote. */
export type Outcome = { code: number; output: string };

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
  new Promise((resolve, reject) => {
    const child = spawn(command === 'node' ? process.execPath : command, args, {
      cwd: options.cwd ?? root,
      env: toolEnvironment(options.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const hear = (bytes: Buffer): void => {
      const text = bytes.toString('utf8');
      output += text;
      if (options.onLine) text.split('\n').filter(Boolean).forEach(options.onLine);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
