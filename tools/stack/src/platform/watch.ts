import { existsSync, watch } from 'node:fs';
import { inRoot } from '../folders.ts';
import { messageOf } from '../problem.ts';
import { note, step } from '../progress.ts';
import { runnables } from '../workspaces.ts';
import type { Platform } from './platform.ts';
import { buildPortal } from './portal.ts';

const settleMs = 150;
const everybody = ['tools/chassis/src', 'protos/atrium'];
const portal = 'gateway/portal/src';

/** Which processes run what lies in a folder. */
const usersOf = (): Map<string, string[]> => {
  const all = runnables();
  const users = new Map<string, string[]>();
  for (const { name, dir } of all) users.set(`${dir}/src`, [name]);
  for (const dir of everybody)
    users.set(
      dir,
      all.map(({ name }) => name),
    );
  users.set(
    portal,
    all.filter(({ kind }) => kind === 'gateway').map(({ name }) => name),
  );
  return users;
};

const isTest = (file: string | null): boolean => file === null || file.endsWith('.test.ts') || file.endsWith('~');

const renew = async (platform: Platform, names: Set<string>, rebuild: boolean): Promise<void> => {
  try {
    if (rebuild) await step('Portal', buildPortal);
    await step(`Restarting ${[...names].join(', ')}`, () =>
      Promise.all([...names].map((name) => platform.renew(name))),
    );
  } catch (error) {
    note(messageOf(error)); // a mistake in the code is mended by the next change
  }
};

/** Restarts the processes whose files change, and only them; one restart for files that are saved together. */
export const watchSources = (platform: Platform): (() => void) => {
  const changed = new Set<string>();
  let rebuild = false;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const work = (): void => {
    const names = new Set(changed);
    const build = rebuild;
    changed.clear();
    rebuild = false;
    working = working.then(() => renew(platform, names, build));
  };
  const watchers = [...usersOf()].flatMap(([dir, names]) => {
    if (!existsSync(inRoot(dir))) return [];
    return watch(inRoot(dir), { recursive: true }, (_event, file) => {
      if (isTest(file)) return;
      names.forEach((name) => changed.add(name));
      rebuild ||= dir === portal;
      clearTimeout(timer);
      timer = setTimeout(work, settleMs);
    });
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
