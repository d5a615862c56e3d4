import type { Surroundings } from '../../domain/components.ts';
import { placesOf, type Places } from '../../domain/places.ts';
import type { Region } from '../../domain/regions.ts';
import type { Deps } from './deps.ts';

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
