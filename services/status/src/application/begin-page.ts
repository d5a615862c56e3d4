import { clockwork } from '../domain/actor.ts';
import { rootComponent } from '../domain/components.ts';
import { pageKey } from '../domain/keys.ts';
import { putRegion } from '../domain/regions.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { Deps } from './shared/deps.ts';

const names: Record<string, { fr: string; en: string }> = { eu: { fr: 'Europe', en: 'Europe' } };

/** What every page begins with: the root "whole page", its settings, and one region. What is there stays as it is. */
export const beginPage =
  ({ components, regions, page }: Pick<Deps, 'components' | 'regions' | 'page'>) =>
  async ({ key, timeZone }: { key: string; timeZone: string }, now: number): Promise<void> => {
    const stamp = { updatedAt: now, updatedBy: clockwork };
    if ((await components.find(pageKey)) === undefined)
      await components.create(pageKey, { state: rootComponent(stamp), facts: [] }, { now });
    await page.beginSettings({ state: { ...defaultSettings, ...stamp }, facts: [] }, { now });
    if ((await regions.all()).length > 0) return;
    const wish = { key, name: names[key] ?? { fr: key, en: key }, timeZone, position: 0 };
    const first = putRegion(undefined, wish, stamp);
    if (first !== undefined) await regions.create(key, first, { now });
  };
