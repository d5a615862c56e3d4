import type { Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import { templateNotFound } from '../domain/errors.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';

/** Removes a template; events made from it keep their texts (ST-03). */
export const deleteTemplate =
  ({ templates }: Pick<Deps, 'templates'>) =>
  async (caller: Caller, key: string, expectedVersion: number): Promise<void> => {
    allow(caller, mayWrite);
    if ((await templates.find(key)) === undefined) throw templateNotFound({ params: { key } });
    await templates.remove(key, expectedVersion);
  };
