import type { Component } from '../domain/components.ts';
import { treeOf, visibleTree } from '../domain/tree.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** All components in the order of the tree (ST-18). */
export const listComponents =
  ({ components }: Pick<Deps, 'components'>) =>
  async (archived: boolean): Promise<Kept<Component>[]> => {
    const all = await components.all();
    const versions = new Map(all.map(({ state, version }) => [state.key, version]));
    const states = all.map(({ state }) => state);
    const tree = archived ? treeOf(states) : visibleTree(states);
    return Array.from(tree.values(), ({ component }) => ({
      state: component,
      version: versions.get(component.key) ?? 0,
    }));
  };
