import type { Caller } from '@atrium/chassis/caller';
import type { Idempotency } from '@atrium/chassis/grpc/contract';
import type { Command } from '@atrium/chassis/mongo/commands';
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
  /** Brings events into the prepared months; what fails is done again by the timer. */
  prepare: (events: readonly Kept<StatusEvent>[]) => Promise<void>;
};

/** Where things run, as of now. */
export const placesNow = async ({ components, regions }: Pick<Deps, 'components' | 'regions'>): Promise<Places> => {
  const [nodes, places] = await Promise.all([components.all(), regions.all()]);
  return placesOf(
    nodes.map(({ state }) => state),
    inOrder(places.map(({ state }) => state)),
  );
};

/** Regions as the page lists them. */
export const inOrder = <R extends Pick<Region, 'position' | 'key'>>(regions: readonly R[]): R[] =>
  regions.toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));

/** The command of a caller, under which a repeated write is known (GW-04). */
export const commandOf = (caller: Caller, idempotency: Idempotency | undefined): Command | undefined =>
  idempotency && { ...idempotency, caller: caller.id };

/** What a component is judged against. */
export const surroundings = async ({
  components,
  regions,
}: Pick<Deps, 'components' | 'regions'>): Promise<Surroundings> => {
  const [nodes, places] = await Promise.all([components.all(), regions.all()]);
  return { components: nodes.map(({ state }) => state), regions: places.map(({ state }) => state.key) };
};
