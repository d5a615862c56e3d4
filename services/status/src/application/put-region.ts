import type { Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { putRegion as decide, type Region } from '../domain/regions.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';
import type { Kept } from './ports.ts';
import { putOnShelf } from './put-on-shelf.ts';

type Needs = Pick<Deps, 'regions' | 'events' | 'months' | 'page' | 'clock'>;

/** Makes or changes a region; with another time zone its days are prepared anew (ST-05, ST-07). */
export const putRegion =
  (deps: Needs) =>
  async (caller: Caller, wish: Region, expectedVersion: number): Promise<Kept<Region>> => {
    allow(caller, mayAdminister);
    const before = await deps.regions.find(wish.key);
    const how = { now: deps.clock.now(), expectedVersion };
    const put = await putOnShelf(deps.regions, wish.key, (region) => decide(region, wish), how);
    if (before !== undefined && before.state.timeZone !== put.state.timeZone) await prepareAnew(deps, wish.key);
    await deps.page.bump();
    return put;
  };

const atOnce = 1000;

// Events are marked first: if it ends in the middle, the leftovers are prepared by the timer.
const prepareAnew = async ({ events, months }: Needs, region: string): Promise<void> => {
  let after: string | undefined;
  do {
    const ids = await events.allIds(after, atOnce);
    await events.markUnprepared(ids);
    after = ids.at(-1);
  } while (after !== undefined);
  await months.dropRegion(region);
};
