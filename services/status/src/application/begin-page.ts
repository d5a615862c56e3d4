import { rootComponent } from '../domain/components.ts';
import { pageKey } from '../domain/keys.ts';
import { putRegion } from '../domain/regions.ts';
import type { Deps } from './deps.ts';

const names: Record<string, { fr: string; en: string }> = { eu: { fr: 'Europe', en: 'Europe' } };

/** What every page begins with: the root "whole page", and one region. What is there stays as it is. */
export const beginPage =
  ({ components, regions }: Pick<Deps, 'components' | 'regions'>) =>
  async ({ key, timeZone }: { key: string; timeZone: string }, now: number): Promise<void> => {
    if ((await components.find(pageKey)) === undefined)
      await components.create(pageKey, { state: rootComponent(now), facts: [] }, { now });
    if ((await regions.all()).length > 0) return;
    const first = putRegion(undefined, { key, name: names[key] ?? { fr: key, en: key }, timeZone, position: 0 });
    if (first !== undefined) await regions.create(key, first, { now });
  };
