import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { inRoot, root } from '../folders.ts';
import { committedOutputs, generate } from '../generate.ts';

const hashes = (): Map<string, string> => {
  const files = committedOutputs
    .flatMap((dir) => globSync(`${dir}/**`, { cwd: root }))
    .filter((file) => statSync(inRoot(file)).isFile());
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(inRoot(file)))
        .digest('hex'),
    ]),
  );
};

/** Generates everything, and names the committed files that this changed: they were not what the contracts say. */
export const staleOutputs = async (): Promise<string[]> => {
  const before = hashes();
  await generate();
  const after = hashes();
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
};
