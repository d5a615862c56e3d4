import type { Collection, mongo, Schema } from 'mongoose';
import type { Logger } from '../logger.ts';

/** A collection and the indexes that its schema declares. */
export type IndexedModel = { readonly collection: Collection; readonly schema: Schema };

/** An index is there under the same name or keys, but otherwise made: only a step may drop it. */
export class IndexConflictError extends Error {
  override readonly name = 'IndexConflictError';
}

/** Makes the indexes that are missing; tells of those that no schema declares, and leaves them. */
export const ensureIndexes = async (models: readonly IndexedModel[], logger: Logger): Promise<void> => {
  for (const { collection, schema } of models) {
    const native = collection as unknown as mongo.Collection;
    const wanted = new Set(['_id_']);
    for (const [keys, options] of schema.indexes()) {
      wanted.add(await ensureIndex(native, keys as mongo.IndexSpecification, options as mongo.IndexOptions));
    }
    for (const { name } of await existing(native)) {
      if (!wanted.has(name))
        logger.warn({ collection: collection.name, index: name }, 'index is not declared; it stays');
    }
  }
};

const ensureIndex = async (
  collection: mongo.Collection,
  keys: mongo.IndexSpecification,
  options: mongo.IndexOptions,
): Promise<string> => {
  try {
    return await collection.createIndex(keys, options, undefined);
  } catch (error) {
    if (!isConflict(error)) throw error;
    const what = `${collection.collectionName} ${JSON.stringify(keys)}`;
    throw new IndexConflictError(`The index ${what} exists with other options: drop it in a step.`, { cause: error });
  }
};

const isConflict = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 85 || error.code === 86);

const namespaceNotFound = 26;

// A collection without indexes of its own is made by its first document, and has none until then.
const existing = async (collection: mongo.Collection): Promise<{ name: string }[]> => {
  try {
    return (await collection.listIndexes().toArray()) as { name: string }[];
  } catch (error) {
    if ((error as { code?: unknown }).code === namespaceNotFound) return [];
    throw error;
  }
};
