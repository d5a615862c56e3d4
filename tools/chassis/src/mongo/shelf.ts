import { requestStale } from '../errors.ts';
import type { Aggregates, Kept, Shelf } from '../use-case.ts';
import { aggregates, type AggregatesOptions } from './aggregates.ts';
import { collectionOf, type Documents, living, stateOnly, storedOf } from './document.ts';

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
  return { ...store, all: readingAll<State>(collectionOf(options.model), most), put: puttingIn(store) };
};

const readingAll =
  <State>(documents: Documents, most: number): Shelf<State, never>['all'] =>
  async ({ organisation } = {}) => {
    const those = { ...(organisation !== undefined && { organisation }), ...living };
    const found = await documents
      .find(those, { projection: stateOnly })
      .sort({ _id: 1 })
      .limit(most + 1)
      .toArray();
    // A list that silently ends would be taken for the whole.
    if (found.length > most) throw new Error(`there are more than ${most} things on this shelf`);
    return found.map(storedOf<State>);
  };

const puttingIn =
  <State, F>(store: Aggregates<State, F>): Shelf<State, F>['put'] =>
  async (id, decide, how): Promise<Kept<State>> => {
    const { expectedVersion = 0, ...rest } = how;
    if (expectedVersion !== 0) return store.update(id, decide, how);
    const before = await store.find(id, how);
    const decision = decide(before?.state);
    if (decision === undefined && before !== undefined) return before;
    if (before !== undefined) throw requestStale({ params: { version: before.version } });
    if (decision === undefined) throw new TypeError(`nothing was decided for the new ${id}`);
    return store.create(id, decision, rest);
  };
