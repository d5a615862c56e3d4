/** `npm run bench -- idle`: memory of an idle service against a bare process with the same clients, and how soon it is ready (OP-08). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProcess, type TestProcess } from '@atrium/testkit/process';
import { scratch } from '@atrium/testkit/scratch';
import { migrate } from '../support/migrate.ts';

const rounds = 5;
/** The collector needs a moment to give back what starting took. */
const settleMs = 5_000;
const goal = { memory: 2, readyMs: 1_500 };

const corner = await scratch();
await migrate('services/status', corner.env);

const megabytes = (pid: number): number => {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};

type Idle = { readyMs: number; memory: number };

const watch = async (file: string): Promise<Idle> => {
  const begin = performance.now();
  const child: TestProcess = await startProcess(join(import.meta.dirname, file), corner.env);
  const readyMs = performance.now() - begin;
  await pause(settleMs);
  const memory = megabytes(child.pid);
  await child.stop();
  return { readyMs, memory };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const told = ({ memory, readyMs }: Idle): string => `${memory.toFixed(0)} MB, ready after ${readyMs.toFixed(0)} ms`;

print('an idle status service, against a bare process with the same clients');
const ratios: number[] = [];
const readies: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const [bare, service] = [await watch('idle-bare.ts'), await watch('../../services/status/src/main.ts')];
  ratios.push(service.memory / bare.memory);
  readies.push(service.readyMs);
  print(`round ${round + 1}: bare ${told(bare)}; service ${told(service)}`);
}
await corner.drop();

const [ratio, readyMs] = [median(ratios), median(readies)];
const missed = ratio > goal.memory || readyMs > goal.readyMs;
print(`ready after ${readyMs.toFixed(0)} ms, of at most ${goal.readyMs}`);
print(`goal: at most ${goal.memory}: ${missed ? 'missed' : 'kept'}`);
if (missed) process.exitCode = 1;
print(`ratio ${ratio.toFixed(2)}`);
