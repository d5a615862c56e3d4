import { allow, type Caller } from '@atrium/chassis/caller';
import { requestInvalid } from '@atrium/chassis/errors';
import { mayAdminister } from '../domain/access.ts';
import { importClosed, partBytes } from '../domain/imports.ts';
import type { Deps } from './shared/deps.ts';
import type { ImportProgress } from './start-import.ts';

/** Takes one part of the input; one that is there already stays as it is (ST-11). */
export const putImportPart =
  ({ imports }: Pick<Deps, 'imports'>) =>
  async (caller: Caller, id: string, part: number, content: Buffer): Promise<ImportProgress> => {
    allow(caller, mayAdminister);
    const found = await imports.get(id);
    if (found.state.state !== 'receiving') throw importClosed({ params: { id } });
    if (part < 0 || part >= found.state.parts)
      throw requestInvalid({ fields: [{ field: 'part', code: 'out_of_range' }] });
    if (content.length === 0 || content.length > partBytes)
      throw requestInvalid({ fields: [{ field: 'content', code: 'wrong_size', params: { max: partBytes } }] });
    await imports.putPart(id, part, content);
    return { ...found, received: await imports.receivedParts(id) };
  };
