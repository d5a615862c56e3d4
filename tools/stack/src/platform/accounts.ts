import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../folders.ts';
import { Problem } from '../problem.ts';
import { tool } from '../tool.ts';

/** An account that somebody who tries Atrium signs in with. */
export type ExampleAccount = { role: string; email: string; password: string; organisation: string };

type Kept = ExampleAccount & { done: boolean };

const program = inRoot('tools', 'examples', 'src', 'accounts-main.ts');

const fileIn = (dataDir: string): string => join(dataDir, 'accounts.json');

const kept = (dataDir: string): Kept[] => {
  const file = fileIn(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { accounts: Kept[] }).accounts : [];
};

/** The example accounts that exist in a data folder. */
export const exampleAccounts = (dataDir: string): ExampleAccount[] =>
  kept(dataDir)
    .filter(({ done }) => done)
    .map(({ role, email, password, organisation }) => ({ role, email, password, organisation }));

/** Whether example accounts have yet to be made: some, or all. */
export const accountsAreMissing = (dataDir: string): boolean => {
  const all = kept(dataDir);
  return existsSync(program) && (all.length === 0 || all.some(({ done }) => !done));
};

/** Where the accounts are made: the address of Atrium, that of the mailbox, and the link that comes first, if there is one. */
type Place = { url: string; mailbox: string; firstLink: string | undefined };

/**
 * Makes the example accounts through the public API as people would: by the link of the first administrator, by
 * invitations and by a sign-up. Only for an installation that nobody else reaches.
 * @throws Problem with the maker's own words.
 */
export const makeAccounts = async (
  dataDir: string,
  { url, mailbox, firstLink }: Place,
  say: (detail: string) => void,
) => {
  const environment = {
    ATRIUM_URL: url,
    ATRIUM_MAILBOX: mailbox,
    ATRIUM_ACCOUNTS_FILE: fileIn(dataDir),
    ATRIUM_FIRST_LINK: firstLink ?? '',
  };
  const { code, output } = await tool('node', [program], { environment, onLine: say });
  if (code !== 0)
    throw new Problem(
      `The example accounts could not be made (\`npm start -- --no-examples\` goes without):\n${output.trim()}`,
    );
};
