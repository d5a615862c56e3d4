import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeWhole } from '../files.ts';
import { inMade } from '../folders.ts';
import { sweep } from './register.ts';

const home = (): string => inMade('running');

/** Notes that a starter is at work in a folder, wherever it lies, so that any later one finds what it left; undone by the result. */
export const noteFolder = (dir: string): (() => void) => {
  const file = join(home(), `${createHash('sha256').update(dir).digest('hex').slice(0, 12)}.json`);
  makeFolder(home());
  writeWhole(file, { dir });
  return () => rmSync(file, { force: true });
};

/** Ends what starters that were killed left running, also in folders that this start does not use. */
export const sweepLeftovers = async (): Promise<void> => {
  for (const file of globSync(`*.json`, { cwd: home() }).map((name) => join(home(), name))) {
    const { dir } = JSON.parse(readFileSync(file, 'utf8')) as { dir: string };
    if (!(await sweep(dir))) rmSync(file, { force: true });
  }
};
