import { clockwork } from '../../domain/actor.ts';
import { knowSince } from '../../domain/components.ts';
import type { Deps } from './deps.ts';

/**
 * The history of components is known from these seconds on at the latest, by key; it never moves forward. A write like
 * any other, with version and fact: who changes such a component at the same moment sees it (GW-03).
 */
export const lowerKnownSince = async (
  { components, clock }: Pick<Deps, 'components' | 'clock'>,
  at: ReadonlyMap<string, number>,
): Promise<void> => {
  if (at.size === 0) return;
  const now = clock.now();
  const stamp = { updatedAt: now, updatedBy: clockwork };
  for (const { state } of await components.all()) {
    const second = at.get(state.key) ?? Infinity;
    if (second < state.knownSince)
      await components.update(state.key, (component) => knowSince(component, second, stamp), { now });
  }
};
