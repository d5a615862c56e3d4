import { requestStale } from '@atrium/chassis/errors';
import { fakeAggregates, type FakeAggregates } from '@atrium/testkit/fake-aggregates';
import type { Shelf } from '../../src/application/ports.ts';
import type { Fact } from '../../src/domain/facts.ts';

type Refusals = Parameters<typeof fakeAggregates>[0];

/** A shelf in memory. */
export type FakeShelf<State> = Shelf<State> & Pick<FakeAggregates<State, Fact>, 'kept'>;

export const fakeShelf = <State extends { key: string }>(refusals: Refusals): FakeShelf<State> => {
  const store = fakeAggregates<State, Fact>(refusals);
  return {
    ...store,
    all: () => Promise.resolve(store.kept().toSorted((a, b) => (a.state.key < b.state.key ? -1 : 1))),
    put: async (id, decide, { expectedVersion = 0, ...how }) => {
      if (expectedVersion !== 0) return store.update(id, decide, { ...how, expectedVersion });
      const before = await store.find(id);
      const decision = decide(before?.state);
      if (before !== undefined && decision === undefined) return before;
      if (before !== undefined) throw requestStale({ params: { version: before.version } });
      if (decision === undefined) throw new TypeError(`nothing was decided for the new ${id}`);
      return store.create(id, decision, how);
    },
  };
};
