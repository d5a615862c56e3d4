import type { Caller } from '@atrium/chassis/caller';
import { requestNotFound } from '@atrium/chassis/errors';
import { mayAdminister } from '../domain/access.ts';
import { changeComponent, type Component, type ComponentWish } from '../domain/components.ts';
import { componentNotFound } from '../domain/errors.ts';
import { allow } from './allow.ts';
import { surroundings, type Deps } from './deps.ts';
import type { Kept } from './ports.ts';

/** Changes a component, or takes it off the page; its history stays (ST-18). Where it runs changes what its events touch. */
export const updateComponent =
  (deps: Pick<Deps, 'components' | 'regions' | 'events' | 'page' | 'clock'>) =>
  async (caller: Caller, wish: ComponentWish, expectedVersion: number): Promise<Kept<Component>> => {
    allow(caller, mayAdminister);
    const around = await surroundings(deps);
    const now = deps.clock.now();
    const changed = await deps.components
      .update(wish.key, (component) => changeComponent(component, wish, around), { now, expectedVersion })
      .catch((error: unknown) => {
        const missing = (error as { code?: unknown }).code === requestNotFound.code;
        throw missing ? componentNotFound({ params: { key: wish.key } }) : error;
      });
    await deps.events.markUnprepared(wish.key);
    await deps.page.bump();
    return changed;
  };
