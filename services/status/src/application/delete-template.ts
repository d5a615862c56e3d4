import { allow, type Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import type { Deps } from './shared/deps.ts';

/** Removes a template; events made from it keep their texts (ST-03). */
export const deleteTemplate =
  ({ templates, clock }: Pick<Deps, 'templates' | 'clock'>) =>
  async (caller: Caller, key: string, expectedVersion: number): Promise<void> => {
    allow(caller, mayWrite);
    await templates.remove(key, { now: clock.now(), expectedVersion });
  };
