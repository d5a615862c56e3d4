import { inRoot } from '../folders.ts';
import { generate } from '../generate.ts';
import { tool } from '../tool.ts';
import type { Check } from './check.ts';

const fix = (name: string, command: string, args: string[], cwd?: string): Check => ({
  name,
  run: async () => {
    const { code, output } = await tool(command, args, cwd === undefined ? {} : { cwd });
    return code === 0 ? undefined : output;
  },
});

/** What a machine can mend; each says what it could not. */
export const fixes: Check[] = [
  { name: 'generated files', run: () => generate().then(() => undefined) },
  fix('lint (eslint)', 'eslint', ['.', '--fix']),
  fix('contracts (buf format)', 'buf', ['format', '--write'], inRoot('protos')),
  fix('format (prettier)', 'prettier', ['--write', '--log-level', 'warn', '.']),
];
