import { rename, rm, writeFile } from 'node:fs/promises';
import { UsageError } from '../exit.ts';

/** Writes a file whole or not at all: beside it first, then in its place. Errors: UsageError. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new UsageError(`${path} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}
