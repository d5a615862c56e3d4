import { type Fact, toOutbox } from '../events/fact.ts';
import { newEventId } from '../events/ids.ts';
import { type BulkOutcome, type BulkWrite, bulkWriter } from './bulk.ts';
import { creator } from './create.ts';
import type { Decide, Decision, Outcome, UpdateOptions, WriteOptions, Writer } from './decision.ts';
import { remover } from './remove.ts';
import { updater } from './update.ts';
import { type AggregateModel, type Documents, collectionOf, stateOnly, storedOf, type Stored } from './document.ts';

/** A store of aggregates; see {@link aggregates}. Every method may throw a driver's outage (`isOutage`). */
export type Aggregates<State, F> = {
  find: (id: string) => Promise<Stored<State> | undefined>;
  /** Those of the ids that exist, by id. */
  findMany: (ids: readonly string[]) => Promise<Map<string, Stored<State>>>;
  /**
   * Writes a new document. Throws request.conflict when the id (or another unique key) is taken, and
   * request.idempotency_mismatch when the command's key was used in this collection for something else.
   */
  create: <Answer = undefined>(
    id: string,
    decision: Decision<State, F>,
    options: WriteOptions<State, Answer>,
  ) => Promise<Outcome<State, Answer>>;
  /**
   * Reads, decides, writes on condition that nobody wrote in between; decides again up to five times. Throws
   * request.not_found, request.stale (`params.version`: the version of now), request.conflict,
   * request.idempotency_mismatch, service.unavailable when 100 facts wait to be sent, and whatever the rule throws.
   * A command under which nothing changed is not remembered: there is nothing to do twice.
   */
  update: <Answer = undefined>(
    id: string,
    decide: Decide<State, F>,
    options: UpdateOptions<State, Answer>,
  ) => Promise<Outcome<State, Answer>>;
  /** Many creates and updates at once, unordered, each whole by itself; by id, how each ended. For imports. */
  bulk: (
    writes: readonly BulkWrite<State, F>[],
    options: { readonly now: number },
  ) => Promise<Map<string, BulkOutcome>>;
  /**
   * Deletes a document that has nothing to tell: throws request.conflict while facts of it wait to be sent,
   * request.not_found, request.stale.
   */
  remove: (id: string, options?: { readonly expectedVersion?: number | undefined }) => Promise<void>;
};

/** What a store of aggregates is made of. */
export type AggregatesOptions<State, F> = {
  readonly model: AggregateModel;
  /** The service, as in the names of its events. */
  readonly service: string;
  /** Makes the public fact of a rule's one, from the aggregate as it is after the write. */
  readonly factOf: (fact: F, after: Stored<State> & { readonly id: string }) => Fact;
  /** Tells the relay that facts wait: `relay.wake`. */
  readonly wake?: () => void;
  /** Ids of events; version 7 UUIDs unless a test says otherwise. */
  readonly newId?: () => string;
};

/**
 * A store whose documents hold state, version, waiting facts and remembered commands, changed in ONE conditional write
 * each (EV-02, GW-04): a process that dies leaves whole documents, and every fact of every change.
 *
 * @example
 * const components = aggregates<Component, ComponentFact>({ model, service: 'status', factOf, wake: relay.wake });
 * const { state, version } = await components.update('mail', (mail) => rename(mail, name), { now, expectedVersion: 3 });
 */
export const aggregates = <State extends object, F>(options: AggregatesOptions<State, F>): Aggregates<State, F> => {
  const documents = collectionOf(options.model);
  const writer = writerOf(options);
  return {
    ...reader<State>(documents),
    create: creator(documents, writer),
    update: updater(documents, writer),
    bulk: bulkWriter(documents, writer),
    remove: remover(documents),
  };
};

const writerOf = <State, F>(options: AggregatesOptions<State, F>): Writer<State, F> => {
  const { service, factOf, wake = () => undefined, newId = newEventId } = options;
  return {
    wake,
    outboxOf: (id, { state, facts }, version, now) => {
      const after = { id, state, version };
      return toOutbox(
        facts.map((fact) => factOf(fact, after)),
        { service, version, now, newId },
      );
    },
  };
};

const reader = <State>(documents: Documents): Pick<Aggregates<State, never>, 'find' | 'findMany'> => ({
  find: async (id) => {
    const document = await documents.findOne({ _id: id }, { projection: stateOnly });
    return document === null ? undefined : storedOf<State>(document);
  },
  findMany: async (ids) => {
    const found = await documents.find({ _id: { $in: [...ids] } }, { projection: stateOnly }).toArray();
    return new Map(found.map((document) => [document._id, storedOf<State>(document)]));
  },
});
