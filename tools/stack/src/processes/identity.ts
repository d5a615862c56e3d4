import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number: `born` is when it started. */
export type ProcessId = { pid: number; born: string };

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** Fields of /proc/PID/stat after the command's name, which may hold blanks and brackets itself; a zombie counts as gone. */
const bornOnLinux = (pid: number): string | undefined => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startTicks = fields[18];
  return state === 'Z' || startTicks === undefined ? undefined : `${bootId()}:${startTicks}`;
};

const bornElsewhere = (pid: number): string | undefined =>
  execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || undefined;

const bornAt = (pid: number): string | undefined => {
  try {
    return process.platform === 'linux' ? bornOnLinux(pid) : bornElsewhere(pid);
  } catch {
    return undefined;
  }
};

/** Identifies a running process; undefined when there is none with this number. */
export const identify = (pid: number): ProcessId | undefined => {
  const born = bornAt(pid);
  return born === undefined ? undefined : { pid, born };
};

/** Whether this very process still runs; a stranger that got its number later does not count. */
export const isAlive = (id: ProcessId): boolean => bornAt(id.pid) === id.born;
