import { collectionOf, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { Imports } from '../application/ports.ts';
import { importNotFound } from '../domain/errors.ts';
import type { Import, ImportLine } from '../domain/imports.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

type ImportModels = Pick<Models, 'imports' | 'importParts' | 'importLines'>;
type Bytes = { buffer: Uint8Array };

/** The same bytes, not copied: a part is a megabyte. */
const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

const idOf = (id: string, number: number): string => `${id}:${number}`;

/** The parts of an input: there until the import is over. */
const partsOn = (model: ImportModels['importParts']) => {
  const documents = collectionOf(model);
  return {
    putPart: async (id: string, part: number, content: Buffer): Promise<boolean> => {
      const document = { import: id, part, content, at: new Date() };
      const { upsertedCount } = await documents.updateOne(
        { _id: idOf(id, part) },
        { $setOnInsert: document },
        { upsert: true },
      );
      return upsertedCount === 1;
    },
    parts: async (id: string): Promise<Buffer[]> => {
      const found = await documents.find({ import: id }).sort({ part: 1 }).toArray();
      return found.map(({ content }) => viewOf((content as Bytes).buffer));
    },
    receivedParts: async (id: string): Promise<number[]> => {
      const found = await documents
        .find({ import: id }, { projection: { _id: 0, part: 1 } })
        .sort({ part: 1 })
        .toArray();
      return found.map(({ part }) => part as number);
    },
    dropParts: async (id: string): Promise<void> => {
      await documents.deleteMany({ import: id });
    },
  };
};

/** The report. A line that is written again after a crash is the same line. */
const linesOn = (model: ImportModels['importLines']) => {
  const documents = collectionOf(model);
  return {
    addLines: async (id: string, lines: readonly ImportLine[]): Promise<void> => {
      const operations = lines.map((line) => ({
        replaceOne: {
          filter: { _id: idOf(id, line.line) },
          replacement: { import: id, line: line.line, content: line, at: new Date() },
          upsert: true,
        },
      }));
      if (operations.length > 0) await documents.bulkWrite(operations, { ordered: false });
    },
    lines: async (id: string, after: number, limit: number): Promise<ImportLine[]> => {
      const found = await documents
        .find({ import: id, line: { $gt: after } })
        .sort({ line: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ content }) => content as ImportLine);
    },
  };
};

/** Imports, their input and their report (ST-11). */
export const importStore = (models: ImportModels, kit: StoreKit): Imports => {
  const documents = collectionOf(models.imports);
  return {
    ...aggregatesOn<Import>(models.imports, kit, { notFound: (id) => importNotFound({ params: { id } }) }),
    ...partsOn(models.importParts),
    ...linesOn(models.importLines),
    latest: async (key) => {
      const [found] = await documents.find({ key }, { projection: stateOnly }).sort({ run: -1 }).limit(1).toArray();
      return found && storedOf<Import>(found);
    },
    waiting: async (now) => {
      const filter = { state: 'running', leaseUntil: { $lte: now } };
      return (
        await documents
          .find(filter, { projection: { _id: 1 } })
          .limit(10)
          .toArray()
      ).map(({ _id }) => _id);
    },
  };
};
