import { styleText } from 'node:util';
import { note } from '../progress.ts';
import type { RunFile } from './run-file.ts';

/** Prints the addresses and keys, which also stand in `.atrium/run.json`. */
export const showWhatRuns = ({ url, status, apiKeys }: RunFile): void => {
  const line = (name: string, value: string) => note(`  ${name.padEnd(14)}${value}`);
  note(`\n${styleText('bold', 'Atrium runs.')} Ctrl-C stops all of it.\n`);
  line('Weather', styleText('cyan', status));
  line('API', styleText('cyan', `${url}/api/docs`));
  for (const { name, key } of apiKeys) line(`Key "${name}"`, key);
  note(styleText('dim', '\n  The same stands in .atrium/run.json; logs are in .atrium/logs.'));
};
