import type { Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { importNotFound } from '../domain/errors.ts';
import type { Import } from '../domain/imports.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';
import type { Imports, Kept } from './ports.ts';
import type { ImportProgress } from './start-import.ts';

/** Where an import stands (ST-11). */
export const getImport =
  ({ imports }: Pick<Deps, 'imports'>) =>
  async (caller: Caller, id: string): Promise<ImportProgress> => {
    allow(caller, mayAdminister);
    return { ...(await importNamed(imports, id)), received: await imports.receivedParts(id) };
  };

/** An import by its id. Throws status.import_not_found. */
export const importNamed = async (imports: Imports, id: string): Promise<Kept<Import>> => {
  const found = await imports.find(id);
  if (found === undefined) throw importNotFound({ params: { id } });
  return found;
};
