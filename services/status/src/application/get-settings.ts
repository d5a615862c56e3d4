import type { Settings } from '../domain/settings.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** The name of the page and the weights of uptime (ST-05). They are public, as the page is. */
export const getSettings =
  ({ page }: Pick<Deps, 'page'>) =>
  (): Promise<Kept<Settings>> =>
    page.settings();
