import { isAbsolute, relative } from 'node:path';
import { styleText } from 'node:util';
import { inMade, root } from '../folders.ts';
import { note } from '../progress.ts';
import type { RunFile } from './run-file.ts';

const shown = (path: string): string => {
  const below = relative(root, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
};

const wordsOf = (role: string): string => role.replace('operator_', '').replace(/^./, (first) => first.toUpperCase());

/** Prints the addresses, accounts and keys, and the file in which they stand too. */
export const showWhatRuns = (run: RunFile, file: string): void => {
  const { url, status, apiKeys, accounts, mailbox, firstAdministrator } = run;
  const line = (name: string, value: string) => note(`  ${name.padEnd(16)}${value}`);
  note(`\n${styleText('bold', 'Atrium runs.')} Ctrl-C stops all of it.\n`);
  line('Weather', styleText('cyan', status));
  line('API', styleText('cyan', `${url}/api/docs`));
  line('Portal', styleText('cyan', `${url}/sign-in`));
  if (mailbox !== undefined) line('Mailbox', styleText('cyan', mailbox));
  if (firstAdministrator !== undefined) line('Begin here', styleText('cyan', firstAdministrator));
  for (const { role, email, password } of accounts) line(wordsOf(role), `${email}  ${password}`);
  for (const { name, key } of apiKeys) line(`Key "${name}"`, key);
  note(styleText('dim', `\n  The same stands in ${shown(file)}; logs are in ${shown(inMade('logs'))}.`));
};
