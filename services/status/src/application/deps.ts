import type { Surroundings } from '../domain/components.ts';
import { placesOf, type Places } from '../domain/places.ts';
import type { Region } from '../domain/regions.ts';
import type { StatusEvent } from '../domain/events.ts';
import type { Clock, Digest, Ids, Kept, Stores } from './ports.ts';

/** All that the use cases need from outside; each takes what it names. */
export type Deps = Stores & {
  clock: Clock;
  ids: Ids;
  digest: Digest;
  /** Lets calls, health and timers have their turn in the middle of long work. */
  breathe: () => Promise<void>;
  /** Brings events into the prepared months; what fails is done again by the timer. */
  prepare: (events: readonly Kept<StatusEvent>[]) => Promise<void>;
};

/** What the use cases are told besides: how work is woken, and whom defects of an import or an event are told. */
export type Hooks = {
  wakeImports: () => void;
  wakeLeftovers: () => void;
  tellDefect: (error: unknown, importId: string) => void;
  tellStuck: (error: unknown, eventId: string) => void;
};

/** Where things run, as of now. */
export const placesNow = async ({ components, regions }: Pick<Deps, 'components' | 'regions'>): Promise<Places> => {
  const [nodes, places] = await Promise.all([components.all(), regions.all()]);
  return placesOf(
    nodes.map(({ state }) => state),
    inOrder(places.map(({ state, version }) => ({ ...state, version }))),
  );
};

/** Regions as the page lists them. */
export const inOrder = <R extends Pick<Region, 'position' | 'key'>>(regions: readonly R[]): R[] =>
  regions.toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));

/** What a component is judged against. */
export const surroundings = async ({
  components,
  regions,
}: Pick<Deps, 'components' | 'regions'>): Promise<Surroundings> => {
  const [nodes, places] = await Promise.all([components.all(), regions.all()]);
  return { components: nodes.map(({ state }) => state), regions: places.map(({ state }) => state.key) };
};
