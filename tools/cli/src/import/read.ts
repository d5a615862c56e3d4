import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { packFolder } from './folder.ts';
import { said, type Said } from '../texts/said.ts';

/** Formats that history can come in (ST-11). */
export const formats = ['statuspage', 'upptime', 'csv'] as const;

/** One of the formats. */
export type Format = (typeof formats)[number];

/** The most bytes of one import: what the service takes. */
export const mostBytes = 128 * 1024 * 1024;

/**
 * The bytes of an import: the file itself, or for upptime the folder as one envelope. Errors: UsageError with one
 * sentence where the path is missing, of the wrong kind, unreadable, empty or too large.
 */
export const readInput = async (format: Format, path: string): Promise<Buffer<ArrayBuffer>> => {
  const bytes = await reading(path, () => (format === 'upptime' ? readFolder(path) : readOneFile(path)));
  if (bytes.length === 0) throw new UsageError(said(`${path} is empty.`, `${path} est vide.`));
  if (bytes.length > mostBytes) throw new UsageError(tooLarge(path, bytes.length));
  return bytes;
};

const readOneFile = async (path: string): Promise<Buffer<ArrayBuffer>> => {
  const found = await stat(path);
  if (found.isDirectory())
    throw new UsageError(
      said(`${path} is a folder; this format is one file.`, `${path} est un dossier ; ce format est un seul fichier.`),
    );
  if (!found.isFile()) throw new UsageError(said(`${path} is not a file.`, `${path} n’est pas un fichier.`));
  if (found.size > mostBytes) throw new UsageError(tooLarge(path, found.size));
  return readFile(path);
};

const readFolder = async (path: string): Promise<Buffer<ArrayBuffer>> => {
  const found = await stat(path);
  if (!found.isDirectory())
    throw new UsageError(
      said(
        `${path} is not a folder; upptime is the folder of its repository.`,
        `${path} n’est pas un dossier ; upptime est le dossier de son dépôt.`,
      ),
    );
  return packFolder(path, mostBytes);
};

const tooLarge = (path: string, bytes: number): Said => {
  const size = Math.ceil(bytes / 1024 / 1024);
  return said(
    `${path} has ${size} MiB; an import takes 128 MiB at most. Cut it into several files.`,
    `${path} fait ${size} Mio ; un import accepte 128 Mio au plus. Coupez-le en plusieurs fichiers.`,
  );
};

const missing = said('does not exist.', 'n’existe pas.');
const denied = said('cannot be read: permission denied.', 'est illisible : accès refusé.');
const sentences: Record<string, Said> = { ENOENT: missing, ENOTDIR: missing, EACCES: denied, EPERM: denied };
const unreadable = (code: string): Said => said(`cannot be read (${code}).`, `est illisible (${code}).`);

const reading = async <T>(path: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const { en, fr } = sentences[code] ?? unreadable(code || String(error));
    throw new UsageError(said(`${path} ${en}`, `${path} ${fr}`));
  }
};
