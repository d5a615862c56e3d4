import { rename, rm, writeFile } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { said } from '../texts/said.ts';

/** Writes a file whole or not at all: beside it first, then in its place. Errors: UsageError. */
export const writeWhole = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(said(`${path} cannot be written (${why}).`, `Impossible d’écrire ${path} (${why}).`));
  }
};
