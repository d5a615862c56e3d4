import { type Collection, type mongo, Schema, type SchemaDefinition } from 'mongoose';
import { serviceUnavailable } from '../errors.ts';
import type { OutboxEntry } from '../events/fact.ts';

/** What an aggregate's document holds beside its state. */
export type Held = {
  _id: string;
  /** 1 when created, one more with each write. */
  version: number;
  outbox?: OutboxEntry[];
  /** Since when facts wait; absent when none does. A scalar, so that an index of few entries finds the document. */
  outboxSince?: Date;
  commands?: Remembered[];
  /** Id of the last bulk write that changed the document. */
  bulk?: string;
};

/** A command that was done, kept as long as it may be sent again. */
export type Remembered = { _id: string; hash: string; until: Date; answer?: string };

/** What this folder needs of a mongoose model. */
export type AggregateModel = { readonly modelName: string; readonly collection: Collection; readonly schema: Schema };

/** The state as a rule sees it, and the version that it is the state of. */
export type Stored<State> = { readonly state: State; readonly version: number };

const held = new Set(['_id', 'version', 'outbox', 'outboxSince', 'commands', 'bulk']);

/** Projection that reads state and version: `find(..., { projection: stateOnly })`, for a service's own queries. */
export const stateOnly = { outbox: 0, outboxSince: 0, commands: 0, bulk: 0 } as const;

/**
 * Splits a lean document into state and version, for a service's own queries.
 *
 * @example
 * (await collection.find({ parent: 'page' }, { projection: stateOnly }).toArray()).map(storedOf<Component>);
 */
export const storedOf = <State>(document: object): Stored<State> => {
  const all = document as Readonly<Record<string, unknown>>;
  const state: Record<string, unknown> = {};
  for (const key in all) if (!held.has(key)) state[key] = all[key];
  return { state: state as State, version: all.version as number };
};

const { Mixed } = Schema.Types;
const own = {
  _id: String,
  version: Number,
  outbox: [Mixed],
  outboxSince: Date,
  commands: [Mixed],
  bulk: String,
};

/**
 * A mongoose schema for a collection of aggregates: the service's fields and the chassis' own, with their indexes.
 * Documents are written by {@link aggregates} only; mongoose gives the shape, the indexes and the reads.
 *
 * @example
 * const schema = aggregateSchema({ parent: String, position: Number }, 'components').index({ parent: 1, position: 1 });
 * const model = connection.model('Component', schema);
 */
export const aggregateSchema = (definition: SchemaDefinition, collection: string): Schema => {
  return new Schema({ ...definition, ...own }, { collection, autoIndex: false, versionKey: false })
    .index({ outboxSince: 1 }, { partialFilterExpression: { outboxSince: { $exists: true } } })
    .index({ 'commands._id': 1 }, { unique: true, partialFilterExpression: { 'commands._id': { $exists: true } } });
};

/** The driver's collection behind a model: no casting, no hydration. */
export type Documents = mongo.Collection<Held & mongo.Document>;

/** A change of a document as the driver takes it. */
export type Update = mongo.UpdateFilter<Held & mongo.Document>;

/**
 * The driver's collection behind a model, looked up at each use: a store may be made before MongoDB was ever there, and
 * answers `service.unavailable` until then. (Mongoose's own collection queues calls, and then gives no cursors.)
 *
 * @example
 * const documents = collectionOf(model);
 * await documents.find({ parent: 'page' }, { projection: stateOnly }).sort({ position: 1 }).toArray();
 */
export const collectionOf = ({ collection: { conn, name } }: Pick<AggregateModel, 'collection'>): Documents => {
  let native: Documents | undefined;
  const opened = (): Documents => {
    if (conn.db === undefined) throw serviceUnavailable({ cause: new Error('MongoDB was not there yet') });
    return (native ??= conn.db.collection(name) as unknown as Documents);
  };
  return new Proxy(Object.create(null) as Documents, {
    get: (_, key) => {
      const value: unknown = Reflect.get(opened(), key);
      return typeof value === 'function' ? (value.bind(opened()) as unknown) : value;
    },
  });
};
