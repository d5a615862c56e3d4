/** What is left of a server that did not start: all it wrote, and the signal that ended it. */
export type Failure = { name: string; dir: string; output: string; signal?: NodeJS.Signals | null };

const ownServers = 'name servers of your own in ATRIUM_MONGODB_URL, ATRIUM_NATS_URL and ATRIUM_REDIS_URL';

const library = (file: string, how: string): string =>
  `MongoDB needs the system library ${file}, which is missing: install ${how}, or start Docker, or name a server of your own in ATRIUM_MONGODB_URL.`;

const byApt = (debian: string): string => `it (Debian, Ubuntu: \`sudo apt install ${debian}\`)`;

const known: { sign: RegExp; say: (name: string, dir: string, found: RegExpExecArray) => string }[] = [
  { sign: /libcurl\.so\.4: cannot open/, say: () => library('libcurl.so.4', byApt('libcurl4')) },
  {
    sign: /lib(ssl|crypto)\.so\.3: cannot open/,
    say: (_name, _dir, found) => library(`lib${found[1] ?? 'ssl'}.so.3 (OpenSSL 3)`, byApt('libssl3')),
  },
  {
    sign: /(lib[\w.+-]+\.so[\w.]*): cannot open/,
    say: (_name, _dir, found) => library(found[1] ?? '', 'the package of your system that brings this file'),
  },
  {
    sign: /version [`'](GLIBC\w*_[\d.]+)' not found/,
    say: (name, _dir, found) =>
      `This system is too old for ${name} (${found[1] ?? 'glibc'} is missing): start Docker, or ${ownServers}.`,
  },
  {
    sign: /No space left on device|Not enough free space|insufficient storage/i,
    say: (name, dir) =>
      `${name} has no room left on the disk of ${dir}: free at least 1 GB, or start with another folder (--data DIR).`,
  },
  {
    sign: /UPGRADE PROBLEM|Invalid featureCompatibilityVersion|unsupported (WiredTiger )?file version|DBException.*downgrade/i,
    say: (_name, dir) =>
      `The data in ${dir} were written by another version of MongoDB: start with the Atrium that made them, with another folder (--data DIR), or begin anew with --fresh.`,
  },
  {
    sign: /Permission denied|EACCES/,
    say: (name, dir) =>
      `${name} may not write in ${dir}: make the folder yours, or start with another one (--data DIR).`,
  },
  {
    sign: /ENOENT/,
    say: (name) => `${name} is not where it was put: delete the folder .atrium/wheels and start again.`,
  },
];

/** Ends that come from outside the program, which therefore has no words for them. */
const signals: Partial<Record<NodeJS.Signals, string>> = {
  SIGILL:
    'this processor lacks an instruction that it needs (MongoDB wants AVX, which some virtual machines hide): use a machine that has it',
  SIGKILL: 'the system ended it, most likely because memory ran out: free at least 1 GB of memory and start again',
};

const elsewhere = `start again, and if it stays so, start Docker, or ${ownServers}.`;

/** One sentence with the way out, from what a server left behind when it did not start. */
export const explainFailure = ({ name, dir, output, signal }: Failure): string => {
  for (const { sign, say } of known) {
    const found = sign.exec(output);
    if (found) return say(name, dir, found);
  }
  const reason = signal ? signals[signal] : undefined;
  if (signal && reason) return `${name} was ended by ${signal}: ${reason}, or ${ownServers}.`;
  const how = signal ? `${name} was ended by ${signal} before it served` : `${name} did not start`;
  const last = output.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  return last === '' ? `${how}, and said nothing: ${elsewhere}` : `${how}; the end of ${dir}/${name}.log says: ${last}`;
};
