import { accessSync, constants, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeFolder, writeWhole } from '../files.ts';
import { made } from '../folders.ts';
import { codeOf, messageOf, Problem } from '../problem.ts';

/** Version of the data's layout on disk. Raised when an older Atrium cannot work on what this one wrote. */
const currentVersion = 1;

const leastBytes = 1_000_000_000;

/** Says that a folder is ours, in words that no other program writes, and which version its data have. */
const markerName = 'atrium-data.json';
const words = 'Data of Atrium. The folder holding this file is what `npm start -- --fresh` throws away.';

/** All that Atrium puts into a data folder; what else lies there stays. */
const ownEntries = ['mongodb', 'nats', 'redis', 'ports.json', 'examples', 'run.json', 'mailbox', 'accounts.json'];

type Marker = { about: string; version: number };

const otherFolder = 'choose a new or an empty one with --data DIR';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const isMarker = (found: unknown): found is Marker =>
  typeof found === 'object' &&
  found !== null &&
  Reflect.get(found, 'about') === words &&
  Number.isInteger(Reflect.get(found, 'version'));

const readMarker = (dir: string): Marker | undefined => {
  const file = join(dir, markerName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const found = parse(text);
  if (isMarker(found)) return found;
  throw new Problem(`${file} is damaged: put a copy of it back, or leave the folder alone and ${otherFolder}.`);
};

const make = (dir: string): void => {
  try {
    makeFolder(dir);
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = codeOf(error) ?? messageOf(error);
    throw new Problem(`The data folder ${dir} cannot be made or written (${code}): ${otherFolder}.`);
  }
};

const checkRoom = (dir: string): void => {
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize >= leastBytes) return;
  const megabytes = Math.floor((bavail * bsize) / 1_000_000);
  throw new Problem(
    `Only ${megabytes} MB are free on the disk of ${dir}, and the servers need 1 GB: free some, or choose another folder with --data DIR.`,
  );
};

/** In `.atrium` nobody else keeps anything. */
const isOurPlace = (dir: string): boolean => dirname(resolve(dir)) === made;

const checkOwner = (dir: string): void => {
  if (readMarker(dir) || isOurPlace(dir) || readdirSync(dir).length === 0) return;
  throw new Problem(`${dir} is not empty and no data folder of Atrium, so it is left alone: ${otherFolder}.`);
};

/** Notes whose folder it is and of which version, once the migrations have gone through. */
export const markDataFolder = (dir: string): void =>
  writeWhole(join(dir, markerName), { about: words, version: currentVersion } satisfies Marker);

/**
 * Makes the folder for the servers' data, or looks whether the one that is there is ours.
 * @throws Problem when it cannot be written, when there is no room, or when it holds somebody else's files.
 */
export const openDataFolder = (dir: string): void => {
  make(dir);
  checkRoom(dir);
  checkOwner(dir);
  if (!readMarker(dir)) markDataFolder(dir);
};

/**
 * Looks whether this Atrium can work on the data. Older ones are brought up to date by the services' own migrations.
 * @throws Problem when they are of a newer one.
 */
export const checkDataVersion = (dir: string): void => {
  const version = readMarker(dir)?.version ?? currentVersion;
  if (version <= currentVersion) return;
  throw new Problem(
    `The data in ${dir} were made by a newer Atrium (data version ${version}, this one knows ${currentVersion}): update Atrium, choose another folder with --data DIR, or begin anew with --fresh.`,
  );
};

/**
 * Deletes the data of a folder: what Atrium put there, and not the register of what runs in it.
 * @throws Problem when the folder is not ours.
 */
export const emptyDataFolder = (dir: string): void => {
  checkOwner(dir);
  for (const entry of ownEntries) rmSync(join(dir, entry), { recursive: true, force: true });
  markDataFolder(dir);
};
