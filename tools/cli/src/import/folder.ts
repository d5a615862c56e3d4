import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';
import { said, type Said } from '../texts/said.ts';

// What of an Upptime folder an import reads, and how it travels: {"files":{path: text}}, paths sorted by code unit and
// no white space, so that the same folder gives the same bytes and the same digest.
const useful = [/^history\/[^/]+\.ya?ml$/, /^history\/summary\.json$/, /^[^/]*probes?[^/]*\.csv$/i];

/** Packs the useful files of an Upptime folder. Errors: UsageError; those of the file system. */
export const packFolder = async (folder: string, mostBytes: number): Promise<Buffer<ArrayBuffer>> => {
  const paths = await usefulPaths(folder);
  if (paths.length === 0) {
    throw new UsageError(
      said(
        `${folder} holds no Upptime history: expected history/*.yml, history/summary.json or *probes*.csv.`,
        `${folder} ne contient pas d’historique Upptime : attendu history/*.yml, history/summary.json ou *probes*.csv.`,
      ),
    );
  }
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const path of paths) {
    bytes += (await stat(join(folder, path))).size;
    if (bytes > mostBytes) throw new UsageError(tooLarge(folder));
    files[path] = textOf(path, await readFile(join(folder, path)));
  }
  return Buffer.from(JSON.stringify({ files }));
};

const usefulPaths = async (folder: string): Promise<string[]> => {
  const top = await readdir(folder);
  const history = top.includes('history')
    ? (await readdir(join(folder, 'history'))).map((name) => `history/${name}`)
    : [];
  return [...top, ...history].filter((path) => useful.some((pattern) => pattern.test(path))).sort();
};

const tooLarge = (folder: string): Said =>
  said(
    `The history in ${folder} is larger than an import takes (128 MiB).`,
    `L’historique dans ${folder} dépasse ce qu’un import accepte (128 Mio).`,
  );

const textOf = (path: string, bytes: Buffer): string => {
  try {
    // A byte order mark is kept: the server sees what the file holds.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(said(`${path} is not UTF-8 text.`, `${path} n’est pas du texte en UTF-8.`));
  }
};
