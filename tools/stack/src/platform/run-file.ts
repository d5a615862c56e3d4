import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { inMade, made } from '../folders.ts';
import type { Servers } from '../servers/start-servers.ts';

/** What runs, for people's scripts and for tests: where it is and how to get in. */
export type RunFile = {
  url: string;
  /** Address of the weather page. */
  status: string;
  servers: Servers;
  accounts: { name: string; email: string; password: string }[];
  /** The first has every scope; a key goes as `Authorization: Bearer`. */
  apiKeys: { name: string; key: string; scopes: string[] }[];
};

const file = inMade('run.json');

/** Writes `.atrium/run.json`, whole or not at all; only the owner may read it. */
export const writeRunFile = (run: RunFile): void => {
  mkdirSync(made, { recursive: true });
  const draft = `${file}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
};

/** Nothing runs (any more): a stale file would send people to where nobody is. */
export const removeRunFile = (): void => rmSync(file, { force: true });
