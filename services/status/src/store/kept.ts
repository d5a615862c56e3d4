import { aggregates, type Aggregates as ChassisAggregates } from '@atrium/chassis/mongo/aggregates';
import type { Outcome } from '@atrium/chassis/mongo/decision';
import { collectionOf, stateOnly, storedOf, type AggregateModel } from '@atrium/chassis/mongo/document';
import type { Aggregates, Kept, Shelf } from '../application/ports.ts';
import type { Fact } from '../domain/facts.ts';
import { publicFact } from './public-facts.ts';

/** What every store of this service is made with. */
export type StoreKit = { wake: () => void };

/** The chassis' store of one kind of aggregate, with the service's facts. */
export const stored = <State extends object>(
  model: AggregateModel,
  { wake }: StoreKit,
): ChassisAggregates<State, Fact> => aggregates<State, Fact>({ model, service: 'status', factOf: publicFact, wake });

/** What a repeated command made then, or what this one made now. */
export const keptOf = <State extends object>(outcome: Outcome<State, Kept<State>>): Kept<State> =>
  outcome.replayed ? outcome.answer : { state: outcome.state, version: outcome.version };

/** What is remembered of a command: what it made. */
export const answer = <State>(state: State, version: number): Kept<State> => ({ state, version });

/** The port of one kind of aggregate on its store. */
export const aggregatesOn = <State extends object>(store: ChassisAggregates<State, Fact>): Aggregates<State> => ({
  find: store.find,
  create: async (id, decision, how) => keptOf(await store.create(id, decision, { ...how, answer })),
  update: async (id, decide, how) => keptOf(await store.update(id, decide, { ...how, answer })),
  remove: (id, expectedVersion) => store.remove(id, { expectedVersion }),
});

/** Aggregates of a kind of which there are few: all of them are read at once, bounded by `most`. */
export const shelfOn = <State extends object>(model: AggregateModel, kit: StoreKit, most = 10_000): Shelf<State> => ({
  ...aggregatesOn<State>(stored<State>(model, kit)),
  all: async () => {
    const found = await collectionOf(model).find({}, { projection: stateOnly }).sort({ _id: 1 }).limit(most).toArray();
    return found.map(storedOf<State>);
  },
});
