import type { Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { changeSettings, type Settings } from '../domain/settings.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';
import type { Kept } from './ports.ts';

/** Changes the name of the page and the weights of uptime (ST-05). */
export const putSettings =
  ({ page, clock }: Pick<Deps, 'page' | 'clock'>) =>
  async (caller: Caller, wish: Settings, expectedVersion: number): Promise<Kept<Settings>> => {
    allow(caller, mayAdminister);
    const how = { now: clock.now(), expectedVersion };
    const put = await page.putSettings((before) => changeSettings(before, wish), how);
    await page.bump();
    return put;
  };
