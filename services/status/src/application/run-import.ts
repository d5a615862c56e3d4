import type { Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { runImport as decide } from '../domain/imports.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';
import { importNamed } from './get-import.ts';
import type { ImportProgress } from './start-import.ts';

/** All parts are there: from now on it is worked on, also after a crash of whoever works on it (ST-11). */
export const runImport =
  ({ imports, clock, wakeImports }: Pick<Deps, 'imports' | 'clock'> & { wakeImports: () => void }) =>
  async (caller: Caller, id: string): Promise<ImportProgress> => {
    allow(caller, mayAdminister);
    await importNamed(imports, id);
    const received = await imports.receivedParts(id);
    const now = clock.now();
    const run = await imports.update(id, (found) => decide(found, received, now), { now });
    wakeImports();
    return { ...run, received };
  };
