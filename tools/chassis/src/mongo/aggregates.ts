import type { Fact } from '../events/fact.ts';
import type { Aggregates, Kept, Within } from '../use-case.ts';
import { type BulkOutcome, type BulkWrite, bulkWriter } from './bulk.ts';
import { recall } from './commands.ts';
import { creator } from './create.ts';
import { type AggregateModel, living, stateOnly, storedOf, thing } from './document.ts';
import type { Outboxes } from './outboxes.ts';
import { ofOwner } from './owner.ts';
import { remover } from './remove.ts';
import { updater } from './update.ts';
import { type Parts, partsOf } from './writer.ts';

/** A store of aggregates: the port of the use cases, and what a service's own store may need; see {@link aggregates}. */
export type AggregateStore<State, F> = Aggregates<State, F> & {
  /** Those of the ids that exist, by id. */
  findMany: (ids: readonly string[], ...within: Within<State>) => Promise<Map<string, Kept<State>>>;
  /** What failed by the clock is not due before this second: see `touchDue` of `due`, and `notPostponed` of `mongo/document`. */
  postpone: (id: string, until: number) => Promise<void>;
  /** Many creates and updates at once, unordered, each whole by itself; by id, how each ended. For imports. */
  bulk: (
    writes: readonly BulkWrite<State, F>[],
    options: { readonly now: number },
  ) => Promise<Map<string, BulkOutcome>>;
};

/** A service's own errors for what a store refuses; request.not_found and request.conflict where it has none. */
export type Refusals = {
  /** For an id that is not there: `(key) => itemNotFound({ params: { key } })`. */
  readonly notFound?: (id: string) => Error;
  /** For one that is there already. */
  readonly taken?: (id: string) => Error;
  /**
   * For a unique field, or several that are unique together, in which another thing has the same already, by their
   * names in the store: `() => accountAddressTaken({ fields: [{ field: 'account.email', code: 'taken' }] })`.
   */
  readonly takenField?: (fields: readonly string[], id: string) => Error;
};

/** What a store of aggregates is made of. */
export type AggregatesOptions<State, F> = Refusals & {
  readonly model: AggregateModel;
  /** Sends the facts: the service's relay, which from here on looks after this model. `noRelay` beside a service. */
  readonly relay: Outboxes;
  /**
   * Makes the public fact of a rule's one, from the aggregate as it is after the write (after a removal: as it was
   * last). The organisation that the state names goes into the fact by itself.
   */
  readonly factOf: (fact: F, after: Kept<State> & { readonly id: string }) => Fact;
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
}: Parts<State, F>): Pick<AggregateStore<State, F>, 'find' | 'get' | 'findMany' | 'postpone'> => {
  const find: Aggregates<State, F>['find'] = async (id, ...[owner]) => {
    const document = await documents.findOne(thing(id, owner), { projection: stateOnly });
    return document === null ? undefined : storedOf<State>(document);
  };
  return {
    find,
    get: async (id, ...within) => {
      const kept = await find(id, ...within);
      if (kept === undefined) throw notFound(id);
      return kept;
    },
    findMany: async (ids, ...[owner]) => {
      const those = { _id: { $in: [...ids] }, ...ofOwner(owner), ...living };
      const found = await documents.find(those, { projection: stateOnly }).toArray();
      return new Map(found.map((document) => [document._id, storedOf<State>(document)]));
    },
    postpone: async (id, until) => {
      await documents.updateOne({ _id: id }, { $set: { retryAt: until } });
    },
  };
};
