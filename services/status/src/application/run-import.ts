import { allow, type Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { mayAdminister } from '../domain/access.ts';
import { runImport as decide } from '../domain/imports.ts';
import type { Deps, Hooks } from './shared/deps.ts';
import type { ImportProgress } from './start-import.ts';

/** All parts are there: from now on it is worked on, also after a crash of whoever works on it (ST-11). */
export const runImport =
  ({ imports, clock, wakeImports }: Pick<Deps, 'imports' | 'clock'> & Pick<Hooks, 'wakeImports'>) =>
  async (caller: Caller, id: string, command?: Command): Promise<ImportProgress> => {
    allow(caller, mayAdminister);
    const now = clock.now();
    const [received, earlier] = [await imports.receivedParts(id), await imports.recall(command, now)];
    if (earlier !== undefined) return { ...earlier, received };
    const run = await imports.update(id, (found) => decide(found, received, now), { now, command });
    wakeImports();
    return { ...run, received };
  };
