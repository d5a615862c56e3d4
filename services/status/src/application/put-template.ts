import type { Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import { putTemplate as decide, type Template } from '../domain/templates.ts';
import { allow } from './allow.ts';
import { placesNow, type Deps } from './deps.ts';
import type { Kept } from './ports.ts';
import { putOnShelf } from './put-on-shelf.ts';

/** Makes or changes a template (ST-03). */
export const putTemplate =
  (deps: Pick<Deps, 'templates' | 'components' | 'regions' | 'clock'>) =>
  async (caller: Caller, wish: Template, expectedVersion: number): Promise<Kept<Template>> => {
    allow(caller, mayWrite);
    const places = await placesNow(deps);
    const how = { now: deps.clock.now(), expectedVersion };
    return putOnShelf(deps.templates, wish.key, () => decide(wish, places), how);
  };
