import type { Fact } from '../events/fact.ts';
import type { Aggregates, Kept } from '../use-case.ts';
import { type BulkOutcome, type BulkWrite, bulkWriter } from './bulk.ts';
import { recall } from './commands.ts';
import { creator } from './create.ts';
import { type AggregateModel, living, stateOnly, storedOf, thing } from './document.ts';
import type { Outboxes } from './outboxes.ts';
import { remover } from './remove.ts';
import { updater } from './update.ts';
import { type Parts, partsOf } from './writer.ts';

/** A store of aggregates: the port of the use cases, and what a service's own store may need; see {@link aggregates}. */
export type AggregateStore<State, F> = Aggregates<State, F> & {
  /** Those of the ids that exist, by id. */
  findMany: (ids: readonly string[]) => Promise<Map<string, Kept<State>>>;
  /** Many creates and updates at once, unordered, each whole by itself; by id, how each ended. For imports. */
  bulk: (
    writes: readonly BulkWrite<State, F>[],
    options: { readonly now: number },
  ) => Promise<Map<string, BulkOutcome>>;
};

/** What a store of aggregates is made of. */
export type AggregatesOptions<State, F> = {
  readonly model: AggregateModel;
  /** Sends the facts: the service's relay, which from here on looks after this model. `noRelay` beside a service. */
  readonly relay: Outboxes;
  /**
   * Makes the public fact of a rule's one, from the aggregate as it is after the write (after a removal: as it was
   * last). The organisation that the state names goes into the fact by itself.
   */
  readonly factOf: (fact: F, after: Kept<State> & { readonly id: string }) => Fact;
  /** The service's own error for an id that is not there: `(key) => itemNotFound({ params: { key } })`. */
  readonly notFound?: (id: string) => Error;
  /** And for one that is there already. */
  readonly taken?: (id: string) => Error;
  /** Ids of events; version 7 UUIDs unless a test says otherwise. */
  readonly newId?: () => string;
};

/**
 * A store whose documents hold state, version, waiting facts and remembered commands, changed in ONE conditional write
 * each (EV-02, GW-04): a process that dies leaves whole documents, and every fact of every change. It is the port
 * {@link Aggregates} of the use cases as it stands.
 *
 * @example
 * export const itemStore = ({ items }: Models, relay: Outboxes): Items =>
 *   aggregates<Item, Fact>({ model: items, relay, factOf: publicFact, notFound: (id) => itemNotFound({ params: { id } }) });
 */
export const aggregates = <State extends object, F>(options: AggregatesOptions<State, F>): AggregateStore<State, F> => {
  const parts = partsOf(options);
  return {
    ...reader(parts),
    recall: async (command, now) => (await recall<State>(parts, { command, now }))?.kept,
    create: creator(parts),
    update: updater(parts),
    bulk: bulkWriter(parts),
    remove: remover(parts, options.model),
  };
};

const reader = <State, F>({
  documents,
  notFound,
}: Parts<State, F>): Pick<AggregateStore<State, F>, 'find' | 'get' | 'findMany'> => {
  const find: Aggregates<State, F>['find'] = async (id, within) => {
    const document = await documents.findOne(thing(id, within), { projection: stateOnly });
    return document === null ? undefined : storedOf<State>(document);
  };
  return {
    find,
    get: async (id, within) => {
      const kept = await find(id, within);
      if (kept === undefined) throw notFound(id);
      return kept;
    },
    findMany: async (ids) => {
      const those = { _id: { $in: [...ids] }, ...living };
      const found = await documents.find(those, { projection: stateOnly }).toArray();
      return new Map(found.map((document) => [document._id, storedOf<State>(document)]));
    },
  };
};
