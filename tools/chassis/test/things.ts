import { aggregates, type AggregateStore } from '../src/mongo/aggregates.ts';
import { aggregateSchema } from '../src/mongo/document.ts';
import { noRelay } from '../src/mongo/outboxes.ts';
import type { Decision } from '../src/use-case.ts';
import type { Fact } from '../src/events/fact.ts';
import type { Connection } from 'mongoose';

/** An aggregate for tests: a counter that tells each step. */
export type Thing = { count: number; note?: string; organisation?: string };

/** One step: which thing, and what it counts now. */
export type Counted = { id: string; count: number };

/** The fact as the world hears it; the contracts of status lend a type. */
const factOf = ({ id, count }: Counted, { version }: { version: number }): Fact => ({
  type: 'component.changed',
  subjectId: id,
  data: { component: { key: id, parent: 'page', name: { fr: id, en: id }, position: count, archived: false, version } },
});

export type Things = AggregateStore<Thing, Counted>;

export const thingModel = (connection: Connection, collection = 'things') =>
  connection.model(collection, aggregateSchema({ count: Number, note: String, organisation: String }, collection));

export const thingsOn = (model: ReturnType<typeof thingModel>, relay = noRelay('status')): Things =>
  aggregates<Thing, Counted>({ model, relay, factOf });

/** A rule: counts on by one, and says so. */
export const step =
  (id: string) =>
  ({ count, ...rest }: Thing): Decision<Thing, Counted> => ({
    state: { ...rest, count: count + 1 },
    facts: [{ id, count: count + 1 }],
  });

/** The decision that makes a thing, with as many facts as its first count. */
export const fresh = (id: string, count = 1): Decision<Thing, Counted> => ({
  state: { count },
  facts: Array.from({ length: count }, (_, index) => ({ id, count: index + 1 })),
});
