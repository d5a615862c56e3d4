import { aggregates, type AggregateStore } from '../src/mongo/aggregates.ts';
import { aggregateSchema } from '../src/mongo/document.ts';
import { noRelay } from '../src/mongo/outboxes.ts';
import type { Decision } from '../src/use-case.ts';
import type { Fact } from '../src/events/fact.ts';
import type { Connection } from 'mongoose';

/** An aggregate for tests: a counter that tells each step. */
export type Thing = { count: number; note?: string };

/** The same, of an organisation. */
export type Owned = Thing & { organisation: string };

/** One step: which thing, and what it counts now. */
export type Counted = { id: string; count: number };

/** The fact as the world hears it; the contracts of status lend a type. */
const factOf = ({ id, count }: Counted, { version }: { version: number }): Fact => ({
  type: 'component.changed',
  subjectId: id,
  data: { component: { key: id, parent: 'page', name: { fr: id, en: id }, position: count, archived: false, version } },
});

export type Things<T extends Thing = Thing> = AggregateStore<T, Counted>;

export const thingModel = (connection: Connection, collection = 'things') =>
  connection.model(collection, aggregateSchema({ count: Number, note: String, organisation: String }, collection));

export const thingsOn = <T extends Thing = Thing>(
  model: ReturnType<typeof thingModel>,
  relay = noRelay('status'),
): Things<T> => aggregates<T, Counted>({ model, relay, factOf });

/** A rule: counts on by one, and says so. */
export const step =
  (id: string) =>
  <T extends Thing>({ count, ...rest }: T): Decision<T, Counted> => ({
    state: { ...rest, count: count + 1 } as T,
    facts: [{ id, count: count + 1 }],
  });

/** The decision that makes a thing, with as many facts as its first count. */
export const fresh = (id: string, count = 1): Decision<Thing, Counted> => ({
  state: { count },
  facts: Array.from({ length: count }, (_, index) => ({ id, count: index + 1 })),
});
