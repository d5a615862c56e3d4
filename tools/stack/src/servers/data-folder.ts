import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf, Problem } from '../problem.ts';

/** Version of the data's layout on disk. Raised when an older Atrium cannot work on what this one wrote. */
const currentVersion = 1;

const leastBytes = 1_000_000_000;

const versionOf = (dir: string): number | undefined => {
  const file = join(dir, 'version');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
};

const make = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new Problem(
      `The data folder ${dir} cannot be made (${codeOf(error) ?? messageOf(error)}): choose another with --data DIR.`,
    );
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

/**
 * Makes the folder for the servers' data, or looks whether the one that is there can be worked on. Older data are
 * brought up to date by the services' own migrations.
 * @returns the version of the data that were there, undefined for a new folder.
 * @throws Problem when there is no room, or the data are of a newer Atrium.
 */
export const openDataFolder = (dir: string): number | undefined => {
  make(dir);
  checkRoom(dir);
  const version = versionOf(dir);
  if (version === undefined || version <= currentVersion) return version;
  throw new Problem(
    `The data in ${dir} were made by a newer Atrium (data version ${version}, this one knows ${currentVersion}): update Atrium, choose another folder with --data DIR, or begin anew with --fresh.`,
  );
};

/** Notes the version, once the migrations have gone through. */
export const markDataFolder = (dir: string): void => writeFileSync(join(dir, 'version'), `${currentVersion}\n`);

/**
 * Deletes the data of a folder, not the register of what runs in it.
 * @throws Problem when the folder holds something that is not ours.
 */
export const emptyDataFolder = (dir: string): void => {
  const entries = readdirSync(dir).filter((entry) => entry !== 'running.json');
  if (entries.length > 0 && !entries.includes('version') && !entries.includes('ports.json')) {
    throw new Problem(
      `${dir} does not look like a data folder of Atrium, so --fresh leaves it alone: choose another with --data DIR, or empty it yourself.`,
    );
  }
  for (const entry of entries) rmSync(join(dir, entry), { recursive: true, force: true });
};
