import { allow, type Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import type { Template } from '../domain/templates.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** All templates; agents only (ST-03). */
export const listTemplates =
  ({ templates }: Pick<Deps, 'templates'>) =>
  async (caller: Caller): Promise<Kept<Template>[]> => {
    allow(caller, mayWrite);
    return templates.all();
  };
