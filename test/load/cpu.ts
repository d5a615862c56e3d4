import { readdirSync, readFileSync } from 'node:fs';

/** Nanoseconds that one thread ran, as the scheduler counts them. */
const ofThread = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    return 0; // the thread ended in between
  }
};

/**
 * Nanoseconds of CPU that a process has used so far, over all its threads: collector, compiler and thread pool too.
 * Elsewhere than on Linux only this process can be measured, by what it is told of itself.
 */
export const cpuNs = (pid: number): number => {
  if (process.platform !== 'linux') {
    if (pid !== process.pid) throw new Error('another process can be measured on Linux only');
    const { user, system } = process.cpuUsage();
    return (user + system) * 1_000;
  }
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce((sum, thread) => sum + ofThread(`${tasks}/${thread}/schedstat`), 0);
};
