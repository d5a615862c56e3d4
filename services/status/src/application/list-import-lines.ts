import { allow, type Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import type { ImportLine } from '../domain/imports.ts';
import type { Deps } from './shared/deps.ts';

/** What an import says of each entry, page by page (ST-11). */
export const listImportLines =
  ({ imports }: Pick<Deps, 'imports'>) =>
  async (
    caller: Caller,
    id: string,
    after: number,
    limit: number,
  ): Promise<{ lines: ImportLine[]; next: number | undefined }> => {
    allow(caller, mayAdminister);
    await imports.get(id);
    const found = await imports.lines(id, after, limit + 1);
    const lines = found.slice(0, limit);
    return { lines, next: found.length > limit ? lines.at(-1)?.line : undefined };
  };
