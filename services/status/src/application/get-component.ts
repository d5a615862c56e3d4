import type { Component } from '../domain/components.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** One component, also one that was taken off the page. Throws status.component_not_found. */
export const getComponent =
  ({ components }: Pick<Deps, 'components'>) =>
  (key: string): Promise<Kept<Component>> =>
    components.get(key);
