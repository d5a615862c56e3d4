import type { Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/mongo/commands';
import { mayAdminister } from '../domain/access.ts';
import { createComponent as decide, type Component, type ComponentWish } from '../domain/components.ts';
import { allow } from './allow.ts';
import { surroundings, type Deps } from './deps.ts';
import type { Kept } from './ports.ts';

/** Makes a component (ST-18). */
export const createComponent =
  (deps: Pick<Deps, 'components' | 'regions' | 'page' | 'clock'>) =>
  async (caller: Caller, wish: ComponentWish, command?: Command): Promise<Kept<Component>> => {
    allow(caller, mayAdminister);
    const now = deps.clock.now();
    const around = await surroundings(deps);
    // Made before by this very command: the store answers what it made then, so its key is not "taken" by itself.
    const others =
      command === undefined
        ? around
        : { ...around, components: around.components.filter(({ key }) => key !== wish.key) };
    const made = await deps.components.create(wish.key, decide(wish, others, now), { now, command });
    await deps.page.bump();
    return made;
  };
