import { allow, type Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { changeSettings, type Settings, type SettingsWish } from '../domain/settings.ts';
import { stampOf } from './shared/stamp.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** Changes the name of the page and the weights of uptime (ST-05). */
export const putSettings =
  ({ page, clock }: Pick<Deps, 'page' | 'clock'>) =>
  async (caller: Caller, wish: SettingsWish, expectedVersion: number): Promise<Kept<Settings>> => {
    allow(caller, mayAdminister);
    const now = clock.now();
    const stamp = stampOf(caller, now);
    return page.changeSettings((before) => changeSettings(before, wish, stamp), { now, expectedVersion });
  };
