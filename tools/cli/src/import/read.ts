import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { packFolder } from './folder.ts';

/** Formats that history can come in (ST-11). */
export const FORMATS = ['statuspage', 'upptime', 'csv'] as const;

/** One of the formats. */
export type Format = (typeof FORMATS)[number];

/** The most bytes of one import. */
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of an import: the file itself, or for upptime the folder as one envelope. Errors: UsageError with one
 * sentence where the path is missing, of the wrong kind, unreadable, empty or too large.
 */
export async function readInput(format: Format, path: string): Promise<Buffer<ArrayBuffer>> {
  const bytes = await reading(path, () => (format === 'upptime' ? readFolder(path) : readOneFile(path)));
  if (bytes.length === 0) throw new UsageError(`${path} is empty.`);
  if (bytes.length > MOST_BYTES) throw new UsageError(tooLarge(path, bytes.length));
  return bytes;
}

async function readOneFile(path: string): Promise<Buffer<ArrayBuffer>> {
  const found = await stat(path);
  if (found.isDirectory()) throw new UsageError(`${path} is a folder; this format is one file.`);
  if (!found.isFile()) throw new UsageError(`${path} is not a file.`);
  if (found.size > MOST_BYTES) throw new UsageError(tooLarge(path, found.size));
  return readFile(path);
}

async function readFolder(path: string): Promise<Buffer<ArrayBuffer>> {
  const found = await stat(path);
  if (!found.isDirectory()) throw new UsageError(`${path} is not a folder; upptime is the folder of its repository.`);
  return packFolder(path, MOST_BYTES);
}

const tooLarge = (path: string, bytes: number): string =>
  `${path} has ${Math.ceil(bytes / 1024 / 1024)} MiB; an import takes 64 MiB at most. Cut it into several files.`;

const SENTENCES: Record<string, string> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist.',
  EACCES: 'cannot be read: permission denied.',
  EPERM: 'cannot be read: permission denied.',
};

async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`${path} ${SENTENCES[code] ?? `cannot be read (${code || String(error)}).`}`);
  }
}
