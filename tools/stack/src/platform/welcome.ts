import { isAbsolute, relative } from 'node:path';
import { styleText } from 'node:util';
import { inMade, root } from '../folders.ts';
import { note } from '../progress.ts';
import type { RunFile } from './run-file.ts';

const shown = (path: string): string => {
  const below = relative(root, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
};

/** Prints the addresses and keys, and the file in which they stand too. */
export const showWhatRuns = ({ url, status, apiKeys }: RunFile, file: string): void => {
  const line = (name: string, value: string) => note(`  ${name.padEnd(14)}${value}`);
  note(`\n${styleText('bold', 'Atrium runs.')} Ctrl-C stops all of it.\n`);
  line('Weather', styleText('cyan', status));
  line('API', styleText('cyan', `${url}/api/docs`));
  for (const { name, key } of apiKeys) line(`Key "${name}"`, key);
  note(styleText('dim', `\n  The same stands in ${shown(file)}; logs are in ${shown(inMade('logs'))}.`));
};
