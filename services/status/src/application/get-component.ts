import type { Component } from '../domain/components.ts';
import { componentNotFound } from '../domain/errors.ts';
import type { Deps } from './deps.ts';
import type { Kept } from './ports.ts';

/** One component, also one that was taken off the page. */
export const getComponent =
  ({ components }: Pick<Deps, 'components'>) =>
  async (key: string): Promise<Kept<Component>> => {
    const found = await components.find(key);
    if (found === undefined) throw componentNotFound({ params: { key } });
    return found;
  };
