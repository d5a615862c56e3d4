import { requestConflict, requestNotFound } from '../errors.ts';
import { type OutboxEntry, toOutbox } from '../events/fact.ts';
import { newEventId } from '../events/ids.ts';
import type { Decision } from '../use-case.ts';
import type { AggregatesOptions } from './aggregates.ts';
import { type Answers, answersOn } from './answers.ts';
import { collectionOf, type Documents } from './document.ts';
import { ownerIn } from './owner.ts';

/** How the facts of a store are made, and whom it tells of them. */
export type Writer<State, F> = {
  readonly outboxOf: (id: string, decision: Decision<State, F>, version: number, now: number) => OutboxEntry[];
  readonly wake: () => void;
};

/** What the parts of a store share. */
export type Parts<State, F> = Writer<State, F> & {
  readonly documents: Documents;
  readonly answers: Answers;
  readonly notFound: (id: string) => Error;
  readonly taken: (id: string) => Error;
  readonly takenField: (fields: readonly string[], id: string) => Error;
};

/** The shared parts of a store, from what it was made of. */
export const partsOf = <State extends object, F>(options: AggregatesOptions<State, F>): Parts<State, F> => {
  const { model, relay, factOf, newId = newEventId } = options;
  const { service } = relay;
  return {
    documents: collectionOf(model),
    answers: answersOn(model.collection.conn, service),
    notFound: options.notFound ?? ((id) => requestNotFound({ params: { id } })),
    taken: options.taken ?? ((id) => requestConflict({ params: { id } })),
    takenField: options.takenField ?? ((_, id) => requestConflict({ params: { id } })),
    wake: relay.watch(model),
    outboxOf: (id, { state, facts }, version, now) => {
      const after = { id, state, version };
      const owner = ownerIn(state);
      const told = facts.map((fact) => ({ ...owner, ...factOf(fact, after) }));
      return toOutbox(told, { service, version, now, newId });
    },
  };
};
