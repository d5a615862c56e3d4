import { allow, type Caller } from '@atrium/chassis/caller';
import { mayWrite } from '../domain/access.ts';
import { putTemplate as decide, type Template, type TemplateWish } from '../domain/templates.ts';
import { stampOf } from './shared/stamp.ts';
import type { Deps } from './shared/deps.ts';
import { placesNow } from './shared/places-now.ts';
import type { Kept } from './ports.ts';

/** Makes or changes a template (ST-03). */
export const putTemplate =
  (deps: Pick<Deps, 'templates' | 'components' | 'regions' | 'clock'>) =>
  async (caller: Caller, wish: TemplateWish, expectedVersion: number): Promise<Kept<Template>> => {
    allow(caller, mayWrite);
    const places = await placesNow(deps);
    const now = deps.clock.now();
    const stamp = stampOf(caller, now);
    return deps.templates.put(wish.key, (before) => decide(before, wish, places, stamp), { now, expectedVersion });
  };
