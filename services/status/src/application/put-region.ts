import type { Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { putRegion as decide, type Region } from '../domain/regions.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';
import type { Kept } from './ports.ts';
import { putOnShelf } from './put-on-shelf.ts';

/**
 * Makes or changes a region (ST-05, ST-07). A new one, or another time zone, changes the days of all events: they are
 * laid out anew behind it, also when the same wish is sent again after a crash in between.
 */
export const putRegion =
  (deps: Pick<Deps, 'regions' | 'events' | 'page' | 'clock'>) =>
  async (caller: Caller, wish: Region, expectedVersion: number): Promise<Kept<Region>> => {
    allow(caller, mayAdminister);
    const how = { now: deps.clock.now(), expectedVersion };
    const put = await putOnShelf(deps.regions, wish.key, (region) => decide(region, wish), how);
    await deps.events.markUnprepared();
    await deps.page.bump();
    return put;
  };
