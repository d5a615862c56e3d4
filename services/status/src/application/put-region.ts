import { allow, type Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { putRegion as decide, type Region, type RegionWish } from '../domain/regions.ts';
import { stampOf } from './shared/stamp.ts';
import type { Deps, Hooks } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/**
 * Makes or changes a region (ST-05, ST-07). A new one, or another time zone, changes the days of all events. Any write
 * makes a new layout (decision 8), and what was laid out by an older one is found by `prepareLeftovers`.
 */
export const putRegion =
  (deps: Pick<Deps, 'regions' | 'clock'> & Pick<Hooks, 'wakeLeftovers'>) =>
  async (caller: Caller, wish: RegionWish, expectedVersion: number): Promise<Kept<Region>> => {
    allow(caller, mayAdminister);
    const now = deps.clock.now();
    const stamp = stampOf(caller, now);
    const kept = await deps.regions.put(wish.key, (region) => decide(region, wish, stamp), { now, expectedVersion });
    deps.wakeLeftovers();
    return kept;
  };
