import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a run of the real command line ended. */
export type Ended = { code: number | null; stdout: string; stderr: string };

const bin = join(import.meta.dirname, '..', 'bin', 'atrium.mjs');

/** A folder of its own, so that no .atrium/run.json is found. */
export const scratchFolder = (): string => mkdtempSync(join(tmpdir(), 'atrium-cli-'));

export type RunOptions = { env?: Record<string, string>; cwd?: string };

/** Starts the real command line in a process of its own. */
export const startCli = (args: string[], { env = {}, cwd = scratchFolder() }: RunOptions = {}) => {
  const plain = { PATH: process.env.PATH ?? '', LANG: 'en_GB.UTF-8', TZ: 'UTC', TERM: 'xterm' };
  const child: ChildProcess = spawn(process.execPath, [bin, ...args], { cwd, env: { ...plain, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { child, ended, output: () => ({ stdout, stderr }) };
};

/** Runs the real command line to its end. */
export const runCli = (args: string[], options?: RunOptions): Promise<Ended> => startCli(args, options).ended;
