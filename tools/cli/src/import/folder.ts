import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';

// What of an Upptime folder an import reads, and how it travels: {"files":{path: text}}, paths sorted by code unit and
// no white space, so that the same folder gives the same bytes and the same digest.
const USEFUL = [/^history\/[^/]+\.ya?ml$/, /^history\/summary\.json$/, /^[^/]*probes?[^/]*\.csv$/i];

/** Packs the useful files of an Upptime folder. Errors: UsageError; those of the file system. */
export async function packFolder(folder: string, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  const paths = await usefulPaths(folder);
  if (paths.length === 0) {
    throw new UsageError(
      `${folder} holds no Upptime history: expected history/*.yml, history/summary.json or *probes*.csv.`,
    );
  }
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const path of paths) {
    bytes += (await stat(join(folder, path))).size;
    if (bytes > mostBytes) throw new UsageError(`The history in ${folder} is larger than an import takes (64 MiB).`);
    files[path] = textOf(path, await readFile(join(folder, path)));
  }
  return Buffer.from(JSON.stringify({ files }));
}

async function usefulPaths(folder: string): Promise<string[]> {
  const top = await readdir(folder);
  const history = top.includes('history')
    ? (await readdir(join(folder, 'history'))).map((name) => `history/${name}`)
    : [];
  return [...top, ...history].filter((path) => USEFUL.some((pattern) => pattern.test(path))).sort();
}

function textOf(path: string, bytes: Buffer): string {
  try {
    // A byte order mark is kept: the server sees what the file holds.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path} is not UTF-8 text.`);
  }
}
