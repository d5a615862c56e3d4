import { allow, type Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { changeComponent, type Component, type ComponentWish } from '../domain/components.ts';
import { stampOf } from './shared/stamp.ts';
import { surroundings, type Deps, type Hooks } from './deps.ts';
import type { Kept } from './ports.ts';

/**
 * Changes a component, or takes it off the page; its history stays (ST-18). Where it runs changes what its events touch:
 * the write makes a new layout, and what was laid out by an older one is found by `prepareLeftovers`.
 */
export const updateComponent =
  (deps: Pick<Deps, 'components' | 'regions' | 'clock'> & Pick<Hooks, 'wakeLeftovers'>) =>
  async (caller: Caller, wish: ComponentWish, expectedVersion: number): Promise<Kept<Component>> => {
    allow(caller, mayAdminister);
    const around = await surroundings(deps);
    const now = deps.clock.now();
    const stamp = stampOf(caller, now);
    const change = (component: Component) => changeComponent(component, wish, around, stamp);
    const kept = await deps.components.update(wish.key, change, { now, expectedVersion });
    deps.wakeLeftovers();
    return kept;
  };
