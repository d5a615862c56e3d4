import { aggregates, type AggregateStore, type Refusals } from '@atrium/chassis/mongo/aggregates';
import type { AggregateModel } from '@atrium/chassis/mongo/document';
import type { Outboxes } from '@atrium/chassis/mongo/outboxes';
import type { Fact } from '../domain/facts.ts';
import { publicFact } from './public-facts.ts';

/** What every store of this service is made with. */
export type StoreKit = { relay: Outboxes };

/** The chassis' store of one kind of aggregate, with the service's facts and errors. */
export const aggregatesOn = <State extends object>(
  model: AggregateModel,
  { relay }: StoreKit,
  refusals: Refusals = {},
): AggregateStore<State, Fact> => aggregates<State, Fact>({ model, relay, factOf: publicFact, ...refusals });
