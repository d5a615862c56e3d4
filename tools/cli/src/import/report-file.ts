import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { ImportLine } from '../api/shapes.ts';
import { UsageError } from '../exit.ts';
import { csvLine } from '../export/csv.ts';
import { said } from '../texts/said.ts';

const columnNames = ['line', 'outcome', 'where', 'code', 'detail', 'message', 'about'] as const;

/** A file that takes every line of a report: CSV, or JSON Lines where the name ends in .jsonl or .ndjson. */
export type ReportFile = { add: (line: ImportLine) => void; close: () => Promise<void> };

/** Opens the file at once, so that a path that cannot be written is told before anything is sent. */
export const openReport = async (path: string): Promise<ReportFile> => {
  const stream = createWriteStream(path);
  await opened(stream, path);
  const asJson = /\.(jsonl|ndjson)$/i.test(path);
  if (!asJson) stream.write(csvLine(columnNames));
  const add = (line: ImportLine): void => {
    const cells = columnNames.map((column) => line[column]);
    stream.write(asJson ? `${JSON.stringify(line)}\n` : csvLine(cells));
  };
  const close = async (): Promise<void> => {
    stream.end();
    await finished(stream);
  };
  return { add, close };
};

const opened = (stream: WriteStream, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) =>
      reject(
        new UsageError(
          said(`${path} cannot be written (${error.message}).`, `Impossible d’écrire ${path} (${error.message}).`),
        ),
      ),
    );
  });
