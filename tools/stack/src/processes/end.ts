import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, type ProcessId } from './identity.ts';

const signal = (id: ProcessId, name: NodeJS.Signals): void => {
  try {
    if (isAlive(id)) process.kill(id.pid, name);
  } catch {
    // it ended in between
  }
};

const allGone = async (ids: ProcessId[], withinMs: number): Promise<boolean> => {
  const until = Date.now() + withinMs;
  while (ids.some(isAlive)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
};

/**
 * Ends processes together: SIGTERM, and SIGKILL for those still there after `graceMs`. SIGCONT first, since a stopped
 * process would not hear of it. Only the very processes named are touched.
 */
export const endProcesses = async (ids: ProcessId[], graceMs = 10_000): Promise<void> => {
  for (const id of ids) {
    signal(id, 'SIGTERM');
    signal(id, 'SIGCONT');
  }
  if (await allGone(ids, graceMs)) return;
  for (const id of ids) signal(id, 'SIGKILL');
  await allGone(ids, 5_000);
};
