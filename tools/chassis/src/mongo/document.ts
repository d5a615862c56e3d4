import { type Collection, type mongo, Schema, type SchemaDefinition } from 'mongoose';
import { serviceUnavailable } from '../errors.ts';
import type { OutboxEntry } from '../events/fact.ts';
import type { Kept, Owner } from '../use-case.ts';
import { guarded } from './guarded.ts';
import { ofOwner } from './owner.ts';

/** What an aggregate's document holds beside its state. */
export type Held = {
  _id: string;
  /** 1 when created, one more with each write. */
  version: number;
  outbox?: OutboxEntry[];
  /** Since when facts wait; absent when none does. A scalar, so that an index of few entries finds the document. */
  outboxSince?: Date;
  commands?: Remembered[];
  /** Ids of the last 1000 events that were applied to it (EV-02). */
  applied?: string[];
  /** Set when the thing was removed: then only this and the version are left, and what waits or is remembered. */
  removedAt?: Date;
  /** Unix seconds before which the clock does not try it again, after it failed. */
  retryAt?: number;
  /** Id of the last bulk write that changed the document. */
  bulk?: string;
};

/** A command that was done, kept as long as it may be sent again; `answer` is the id of what it made, as it was then. */
export type Remembered = { _id: string; hash: string; until: Date; answer?: string };

/** What this folder needs of a mongoose model. */
export type AggregateModel = { readonly modelName: string; readonly collection: Collection; readonly schema: Schema };

/** Projection that reads state and version: `find(..., { projection: stateOnly })`, for a service's own queries. */
export const stateOnly = { outbox: 0, outboxSince: 0, commands: 0, applied: 0, retryAt: 0, bulk: 0 } as const;

const held = new Set(['_id', 'version', 'removedAt', ...Object.keys(stateOnly)]);

/**
 * What a query that names no field of the state must ask for: what was removed leaves its id and version behind, so
 * that a thing made again under the id goes on with higher versions.
 *
 * @example
 * await collection.find(living, { projection: stateOnly }).toArray();
 */
export const living = { removedAt: { $exists: false } } as const;

/** The filter that finds a thing that was not removed, of the organisation that may see it (OP-10). */
export const thing = (id: string, owner?: Partial<Owner>) => ({ _id: id, ...ofOwner(owner), ...living });

/**
 * The filter of what the clock may try: for a service's own query of what is due, whose index ends with `retryAt`.
 *
 * @example
 * documents.find({ archived: false, expiresAt: { $lte: now }, ...notPostponed(now) }).sort({ expiresAt: 1 });
 */
export const notPostponed = (now: number) => ({ retryAt: { $not: { $gt: now } } });

/**
 * Splits a lean document into state and version, for a service's own queries.
 *
 * @example
 * (await collection.find({ parent: 'page' }, { projection: stateOnly }).toArray()).map(storedOf<Component>);
 */
export const storedOf = <State>(document: object): Kept<State> => {
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
  applied: [String],
  removedAt: Date,
  retryAt: Number,
  bulk: String,
};

/**
 * A mongoose schema for a collection of aggregates: the service's fields and the chassis' own, with their indexes.
 * Documents are written by `aggregates` only; mongoose gives the shape, the indexes and the reads. Where things are
 * removed, a unique index of the service has to be sparse: what is left of removed ones has none of its fields.
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
 * answers service.unavailable until then, and whenever MongoDB is away. (Mongoose's own collection queues calls, and
 * then gives no cursors.)
 *
 * @example
 * const documents = collectionOf(model);
 * await documents.find({ parent: 'page' }, { projection: stateOnly }).sort({ position: 1 }).toArray();
 */
export const collectionOf = ({ collection: { conn, name } }: Pick<AggregateModel, 'collection'>): Documents =>
  collectionNamed<Held & mongo.Document>(conn, name);

type Opened = { readonly db?: { collection: (name: string) => object } | undefined };

/** A collection without a model, as {@link collectionOf} gives it. */
export const collectionNamed = <Document extends mongo.Document>(
  connection: Opened,
  name: string,
): mongo.Collection<Document> =>
  guarded(() => {
    if (connection.db === undefined) throw serviceUnavailable({ cause: new Error('MongoDB was not there yet') });
    return connection.db.collection(name) as mongo.Collection<Document>;
  });
