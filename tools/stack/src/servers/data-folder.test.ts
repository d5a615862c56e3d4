import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyDataFolder, markDataFolder, openDataFolder } from './data-folder.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('OP-01 the data folder', () => {
  it('a new folder is made, and an old one is opened with the version that its data have', () => {
    expect(openDataFolder(join(dir, 'new/one'))).toBeUndefined();
    writeFileSync(join(dir, 'version'), '0\n');
    expect(openDataFolder(dir)).toBe(0);
    markDataFolder(dir);
    expect(openDataFolder(dir)).toBe(1);
  });

  it('OP-07 data of a newer Atrium are refused in one sentence, and left as they are', () => {
    writeFileSync(join(dir, 'version'), '99\n');
    expect(() => openDataFolder(dir)).toThrow(/newer Atrium \(data version 99.*update Atrium/);
    expect(readdirSync(dir)).toEqual(['version']);
  });

  it('a folder that cannot be made is told in one sentence', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => openDataFolder(join(dir, 'file/below'))).toThrow(/cannot be made \(ENOTDIR\).*--data/);
  });

  it('--fresh empties a data folder, and nothing that is not one', () => {
    writeFileSync(join(dir, 'precious.txt'), 'mine');
    expect(() => emptyDataFolder(dir)).toThrow(/does not look like a data folder/);
    expect(existsSync(join(dir, 'precious.txt'))).toBe(true);
    markDataFolder(dir);
    emptyDataFolder(dir);
    expect(readdirSync(dir)).toEqual([]);
  });
});
