import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** How a program ended, with all that it wrote. */
export type Outcome = { code: number; output: string };

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/** Runs a program to its end, or to ours: a download goes on for nobody. Rejects when it cannot be started. */
export const runToEnd = (
  command: string,
  args: string[],
  { onLine, ...options }: SpawnOptions & { onLine?: ((line: string) => void) | undefined },
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const hear = (bytes: Buffer): void => {
      const text = bytes.toString('utf8');
      output += text;
      if (onLine) text.split('\n').filter(Boolean).forEach(onLine);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
