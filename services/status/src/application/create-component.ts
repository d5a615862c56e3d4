import { allow, type Caller } from '@atrium/chassis/caller';
import type { Command } from '@atrium/chassis/use-case';
import { mayAdminister } from '../domain/access.ts';
import { createComponent as decide, type Component, type ComponentWish } from '../domain/components.ts';
import { stampOf } from './shared/stamp.ts';
import type { Deps } from './shared/deps.ts';
import { surroundings } from './shared/places-now.ts';
import type { Kept } from './ports.ts';

/** Makes a component (ST-18). */
export const createComponent =
  (deps: Pick<Deps, 'components' | 'regions' | 'clock'>) =>
  async (caller: Caller, wish: ComponentWish, command?: Command): Promise<Kept<Component>> => {
    allow(caller, mayAdminister);
    const now = deps.clock.now();
    const earlier = await deps.components.recall(command, now);
    if (earlier !== undefined) return earlier;
    const around = await surroundings(deps);
    // Whether the key is free is decided by the write: this very command may make it at this moment, sent twice.
    const others = { ...around, components: around.components.filter(({ key }) => key !== wish.key) };
    return deps.components.create(wish.key, decide(wish, others, stampOf(caller, now)), { now, command });
  };
