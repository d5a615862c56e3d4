import type { Region } from '../domain/regions.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** All regions, in order (ST-07). They are public, as the page is. */
export const listRegions =
  ({ regions }: Pick<Deps, 'regions'>) =>
  async (): Promise<Kept<Region>[]> =>
    (await regions.all()).toSorted(
      (a, b) => a.state.position - b.state.position || (a.state.key < b.state.key ? -1 : 1),
    );
