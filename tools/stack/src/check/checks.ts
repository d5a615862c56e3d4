import { inRoot } from '../folders.ts';
import { tool } from '../tool.ts';
import type { Check } from './check.ts';
import { staleOutputs } from './generated.ts';
import { checkTypes } from './types.ts';

const toolCheck = (name: string, command: string, args: string[], options: { cwd?: string } = {}): Check => ({
  name,
  run: async () => {
    const { code, output } = await tool(command, args, options);
    return code === 0 ? undefined : output;
  },
});

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
  { name: 'types (tsc)', run: checkTypes },
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
