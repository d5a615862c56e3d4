import { allow, type Caller } from '@atrium/chassis/caller';
import { mayAdminister } from '../domain/access.ts';
import { changeComponent, type Component, type ComponentWish, type FirstTrouble } from '../domain/components.ts';
import { stampOf } from './shared/stamp.ts';
import type { Deps, Hooks } from './shared/deps.ts';
import { surroundings } from './shared/places-now.ts';
import { inForce } from '../domain/ledger.ts';
import type { Kept } from './ports.ts';

/**
 * Changes a component, or takes it off the page; its history stays (ST-18). Where it runs changes what its events touch:
 * the write makes a new layout, and what was laid out by an older one is found by `prepareLeftovers`.
 */
export const updateComponent =
  (deps: Pick<Deps, 'components' | 'regions' | 'events' | 'clock'> & Pick<Hooks, 'wakeLeftovers'>) =>
  async (caller: Caller, wish: ComponentWish, expectedVersion: number): Promise<Kept<Component>> => {
    allow(caller, mayAdminister);
    const now = deps.clock.now();
    const [around, first] = await Promise.all([surroundings(deps), firstTroubleOf(deps, wish, now)]);
    const stamp = stampOf(caller, now);
    const change = (component: Component) => changeComponent(component, wish, { ...around, first }, stamp);
    const kept = await deps.components.update(wish.key, change, { now, expectedVersion });
    deps.wakeLeftovers();
    return kept;
  };

/** The first trouble before the second from which its history is to be known. */
const firstTroubleOf = async (
  { events }: Pick<Deps, 'events'>,
  { key, knownSince }: ComponentWish,
  now: number,
): Promise<FirstTrouble | undefined> => {
  if (typeof knownSince !== 'number') return undefined;
  const before = { components: [key], until: knownSince, order: 'oldestBegin' as const, now };
  for await (const { state } of events.list(before, undefined)) {
    const own = inForce(state.ledger).filter(({ component }) => component === key);
    if (own.length > 0) return { event: state.id, from: Math.min(...own.map(({ from }) => from)) };
  }
  return undefined;
};
