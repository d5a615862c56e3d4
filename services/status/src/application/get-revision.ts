import type { Deps } from './shared/deps.ts';

/** A number that grows whenever anything on the page changes; cheap, for caches (ST-12). */
export const getRevision =
  ({ page }: Pick<Deps, 'page'>) =>
  (): Promise<number> =>
    page.revision();
