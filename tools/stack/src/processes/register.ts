import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, FolderTaken } from '../problem.ts';
import { endProcesses } from './end.ts';
import { identify, isAlive, type ProcessId } from './identity.ts';

type Entries = { starter: ProcessId; processes: ProcessId[] };

/** What a starter has running in its folder, kept in `running.json`, so that the next one can clear up after a kill -9. */
export type Register = { add(id: ProcessId): void; remove(pid: number): void; close(): void };

const read = (file: string): Entries | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entries;
  } catch {
    return undefined;
  }
};

const write = (file: string, entries: Entries, place: (from: string, to: string) => void): void => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(entries), { mode: 0o600 });
  place(draft, file);
};

/** A link fails where the name is taken, so of two starters at the same moment one gets the folder. */
const claim = (file: string, entries: Entries): boolean => {
  try {
    write(file, entries, linkSync);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(`${file}.${process.pid}`, { force: true });
  }
};

const sweep = async (file: string): Promise<void> => {
  const left = read(file);
  if (left && isAlive(left.starter)) {
    throw new FolderTaken(
      `Atrium already runs here as process ${left.starter.pid}: stop that one first, or start with another folder (--data DIR).`,
    );
  }
  await endProcesses(left?.processes ?? []);
  rmSync(file, { force: true });
};

/**
 * Opens the register of a folder. What an earlier starter left running is ended first.
 * @throws FolderTaken when its starter is still alive.
 */
export const openRegister = async (dir: string): Promise<Register> => {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'running.json');
  const starter = identify(process.pid) ?? { pid: process.pid, born: '' };
  const entries: Entries = { starter, processes: [] };
  while (!claim(file, entries)) await sweep(file);
  let closed = false;
  const save = () => {
    if (!closed) write(file, entries, renameSync);
  };
  return {
    add: (id) => {
      entries.processes.push(id);
      save();
    },
    remove: (pid) => {
      entries.processes = entries.processes.filter((id) => id.pid !== pid);
      save();
    },
    close: () => {
      closed = true;
      rmSync(file, { force: true });
    },
  };
};
