import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../files.ts';
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

/** Somebody may have swept and claimed at the same time: what was taken away is looked at, and put back if it lives. */
const clear = (file: string): void => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const taken = read(aside);
    if (taken && isAlive(taken.starter)) linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
};

const fileOf = (dir: string): string => join(dir, 'running.json');

/** Ends what a dead starter left running in a folder; returns the starter where it lives. */
export const sweep = async (dir: string): Promise<ProcessId | undefined> => {
  const left = read(fileOf(dir));
  if (left && isAlive(left.starter)) return left.starter;
  await endProcesses(left?.processes ?? []);
  clear(fileOf(dir));
  return undefined;
};

/**
 * Opens the register of a folder. What an earlier starter left running is ended first.
 * @throws FolderTaken when its starter is still alive.
 */
export const openRegister = async (dir: string): Promise<Register> => {
  makeFolder(dir);
  const file = fileOf(dir);
  const starter = identify(process.pid) ?? { pid: process.pid, born: '' };
  const entries: Entries = { starter, processes: [] };
  while (!claim(file, entries)) {
    const other = await sweep(dir);
    if (!other) continue;
    throw new FolderTaken(
      `Atrium already runs here as process ${other.pid}: stop that one first, or start with another folder (--data DIR).`,
    );
  }
  let closed = false;
  const save = () => {
    if (!closed && existsSync(dir)) write(file, entries, renameSync); // a folder that was deleted needs no notes
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
