import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { inRoot } from './folders.ts';
import { Problem } from './problem.ts';
import { tool } from './tool.ts';
import { workspaces } from './workspaces.ts';

/** Generated files that are committed; `npm run check` remakes them and compares. */
export const committedOutputs = ['protos/schemas'];

const protos = inRoot('protos');

/** Types of all messages and services, made in a draft folder first: whoever reads meanwhile sees no half of them. */
const generateTypes = async (): Promise<void> => {
  const files = globSync('atrium/**/*.proto', { cwd: protos }).sort();
  const draft = `${protos}/gen.draft-${process.pid}`;
  const loader = ['--longs=Number', '--enums=String', '--defaults', '--oneofs'];
  const output = ['--grpcLib=@grpc/grpc-js', `--outDir=${basename(draft)}`, '--importFileExtension=.ts'];
  mkdirSync(draft, { recursive: true });
  const made = await tool('proto-loader-gen-types', [...files, ...loader, ...output, '--includeDirs', '.'], {
    cwd: protos,
  });
  if (made.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Problem(`The types of the contracts could not be made:\n${made.output.trim()}`);
  }
  rmSync(`${protos}/gen`, { recursive: true, force: true });
  renameSync(draft, `${protos}/gen`);
};

/** Every workspace may have a `src/generate.ts` that makes what it derives from the contracts. */
const runGenerators = async (): Promise<void> => {
  for (const { dir } of workspaces()) {
    const file = inRoot(dir, 'src/generate.ts');
    if (!existsSync(file)) continue;
    const { code, output } = await tool('node', [file]);
    if (code !== 0) throw new Problem(`${dir}/src/generate.ts failed:\n${output.trim()}`);
  }
};

/**
 * Makes all that is derived from the contracts.
 * @throws Problem with the generator's own words.
 */
export const generate = async (): Promise<void> => {
  await generateTypes();
  await runGenerators();
};
