// Makes the example accounts of a running Atrium: ATRIUM_URL, ATRIUM_MAILBOX, ATRIUM_ACCOUNTS_FILE, ATRIUM_FIRST_LINK.
import { httpClient } from '@atrium/cli/api/http';
import { failureOf } from '@atrium/cli/failure';
import { openAccountFile } from './accounts/file.ts';
import { mailReader } from './accounts/mails.ts';
import { makeAccounts } from './accounts/make.ts';

const say = (line: string): void => void process.stdout.write(`accounts: ${line}\n`);

const { ATRIUM_URL: url = '', ATRIUM_MAILBOX = '', ATRIUM_ACCOUNTS_FILE = '', ATRIUM_FIRST_LINK = '' } = process.env;

try {
  const visit = {
    ...{ url, http: httpClient({ url, lang: 'en', onRetry: ({ en }) => say(en) }) },
    ...{ tokenFor: mailReader(ATRIUM_MAILBOX), file: openAccountFile(ATRIUM_ACCOUNTS_FILE) },
  };
  await makeAccounts(visit, ATRIUM_FIRST_LINK.split('#')[1], say);
  say('done');
} catch (error) {
  const { code, lines } = failureOf(error, 'en');
  process.stderr.write(`accounts: ${lines.join('\n')}\n`);
  process.exitCode = code;
}
