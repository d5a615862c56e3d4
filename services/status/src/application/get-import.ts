import { allow, type Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import type { Deps } from './shared/deps.ts';
import type { ImportProgress } from './start-import.ts';

/** Where an import stands (ST-11). */
export const getImport =
  ({ imports }: Pick<Deps, 'imports'>) =>
  async (caller: Caller, id: string): Promise<ImportProgress> => {
    allow(caller, mayAdminister);
    const found = await imports.get(id);
    return { ...found, received: found.state.state === 'receiving' ? await imports.receivedParts(id) : [] };
  };
