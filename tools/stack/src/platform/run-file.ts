import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeWhole } from '../files.ts';
import { inMade, made } from '../folders.ts';
import { identify, isAlive, type ProcessId } from '../processes/identity.ts';
import type { Servers } from '../servers/start-servers.ts';
import type { ExampleAccount } from './accounts.ts';

/** What runs, for people's scripts and for tests: where it is and how to get in. */
export type RunFile = {
  url: string;
  /** Address of the weather page. */
  status: string;
  servers: Servers;
  accounts: ExampleAccount[];
  /** Address of the page that shows the mails; not there where they really leave this machine. */
  mailbox?: string;
  /** Address at which the first administrator comes in, as long as there is none. */
  firstAdministrator?: string;
  /** With the rights that each really has; a key goes as `Authorization: Bearer`. */
  apiKeys: { name: string; key: string; scopes: string[] }[];
};

const main = inMade('run.json');

/** Whose file it is, beside what it says. */
const starterOf = (file: string): ProcessId | undefined => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { starter?: ProcessId }).starter;
  } catch {
    return undefined;
  }
};

/** Nothing runs (any more): a stale file would send people to where nobody is. That of another who is at work stays. */
export const removeStaleRunFile = (): void => {
  const starter = starterOf(main);
  if (!starter || !isAlive(starter)) rmSync(main, { force: true });
};

/**
 * Writes `.atrium/run.json`, or `run.json` in the data folder when another starter is at work and has the first.
 * @returns the file, and how to take it away again.
 */
export const writeRunFile = (run: RunFile, dataDir: string): { file: string; remove: () => void } => {
  makeFolder(made);
  removeStaleRunFile();
  const file = starterOf(main) ? join(dataDir, 'run.json') : main;
  writeWhole(file, { ...run, starter: identify(process.pid) });
  return { file, remove: () => rmSync(file, { force: true }) };
};
