import type { Shelf } from '../use-case.ts';
import { aggregates, type AggregatesOptions } from './aggregates.ts';
import { collectionOf, type Documents, living, stateOnly, storedOf } from './document.ts';
import { ofOwner } from './owner.ts';
import { putting } from './put.ts';

/** What a shelf is made of. */
export type ShelfOptions<State, F> = AggregatesOptions<State, F> & {
  /** How many things there may be at most; 10,000. */
  readonly most?: number;
};

/**
 * A store of aggregates so few that all are read at once: the port {@link Shelf} of the use cases.
 *
 * @example
 * export const regionStore = ({ regions }: Models, relay: Outboxes): Shelf<Region, Fact> =>
 *   shelf({ model: regions, relay, factOf: publicFact, notFound: (key) => regionNotFound({ params: { key } }) });
 */
export const shelf = <State extends object, F>({
  most = 10_000,
  ...options
}: ShelfOptions<State, F>): Shelf<State, F> => {
  const store = aggregates(options);
  return { ...store, all: readingAll<State>(collectionOf(options.model), most), put: putting(store) };
};

const readingAll =
  <State>(documents: Documents, most: number): Shelf<State, never>['all'] =>
  async (...[owner]) => {
    const those = { ...ofOwner(owner), ...living };
    const found = await documents
      .find(those, { projection: stateOnly })
      .sort({ _id: 1 })
      .limit(most + 1)
      .toArray();
    // A list that silently ends would be taken for the whole.
    if (found.length > most) throw new Error(`there are more than ${most} things on this shelf`);
    return found.map(storedOf<State>);
  };
