import { existsSync, mkdirSync } from 'node:fs';
import { inMade, inRoot } from '../folders.ts';
import { tool } from '../tool.ts';
import { workspaces } from '../workspaces.ts';
import type { Check } from './check.ts';
import { staleOutputs } from './generated.ts';

const toolCheck = (name: string, command: string, args: string[], options: { cwd?: string } = {}): Check => ({
  name,
  run: async () => {
    const { code, output } = await tool(command, args, options);
    return code === 0 ? undefined : output;
  },
});

/** Compiler's notes of the last run, so that only what changed is looked at again. */
const compile = async (dir: string): Promise<string | undefined> => {
  const notes = inMade('types', `${dir.replaceAll('/', '-')}.json`);
  const { code, output } = await tool('tsc', [
    '-p',
    dir,
    '--incremental',
    '--tsBuildInfoFile',
    notes,
    '--pretty',
    'false',
  ]);
  return code === 0 ? undefined : output;
};

const types: Check = {
  name: 'types (tsc)',
  run: async () => {
    mkdirSync(inMade('types'), { recursive: true });
    const dirs = workspaces()
      .map(({ dir }) => dir)
      .filter((dir) => existsSync(inRoot(dir, 'tsconfig.json')));
    const wrong: string[] = [];
    const next = async (): Promise<void> => {
      for (let dir = dirs.shift(); dir !== undefined; dir = dirs.shift()) wrong.push((await compile(dir)) ?? '');
    };
    await Promise.all([next(), next()]);
    return wrong.join('') || undefined;
  },
};

const generated: Check = {
  name: 'generated files are up to date',
  run: async () => {
    const stale = await staleOutputs();
    return stale.length === 0 ? undefined : `Made anew, commit them: ${stale.join(', ')}`;
  },
};

const protos = { cwd: inRoot('protos') };

/** All that `npm run check` looks at, quickest to mend first. */
export const checks: Check[] = [
  generated,
  types,
  toolCheck('lint (eslint)', 'eslint', ['.', '--max-warnings', '0']),
  toolCheck('format (prettier)', 'prettier', ['--check', '--log-level', 'warn', '.']),
  toolCheck('walls (dependency-cruiser)', 'depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err-long',
    'services',
    'gateway',
    'tools',
    'protos/src',
  ]),
  toolCheck('nothing unused (knip)', 'knip', ['--no-progress']),
  toolCheck('contracts: style (buf lint)', 'buf', ['lint'], protos),
  toolCheck('contracts: format (buf format)', 'buf', ['format', '--diff', '--exit-code'], protos),
  toolCheck('contracts: nothing broken', 'buf', ['breaking', '--against', 'image.binpb'], protos),
  toolCheck('one version of each package', 'sherif', []),
];
