import { requestConflict, requestNotFound, requestStale } from '../errors.ts';
import type { Documents } from './document.ts';

/** Deletes documents; the contract is that of `Aggregates.remove`. */
export const remover =
  (documents: Documents) =>
  async (id: string, { expectedVersion }: { readonly expectedVersion?: number | undefined } = {}): Promise<void> => {
    const seen = expectedVersion === undefined ? {} : { version: expectedVersion };
    const { deletedCount } = await documents.deleteOne({ _id: id, ...seen, outboxSince: { $exists: false } });
    if (deletedCount > 0) return;
    const found = await documents.findOne({ _id: id }, { projection: { version: 1 } });
    if (found === null) throw requestNotFound({ params: { id } });
    if (expectedVersion !== undefined && found.version !== expectedVersion) {
      throw requestStale({ params: { version: found.version } });
    }
    throw requestConflict({ params: { id } });
  };
