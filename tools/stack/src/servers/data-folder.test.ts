import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkDataVersion, emptyDataFolder, openDataFolder } from './data-folder.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const marker = (): string => join(dir, 'atrium-data.json');

const ofVersion = (version: unknown): void => {
  openDataFolder(dir);
  writeFileSync(marker(), JSON.stringify({ ...(JSON.parse(readFileSync(marker(), 'utf8')) as object), version }));
};

describe('OP-01 the data folder', () => {
  it('OP-01 a new folder is made and marked as ours, and opened again', () => {
    const folder = join(dir, 'new/one');
    openDataFolder(folder);
    expect(readdirSync(folder)).toEqual(['atrium-data.json']);
    openDataFolder(folder);
    checkDataVersion(folder);
  });

  it('OP-07 data of a newer Atrium are refused in one sentence, and left as they are', () => {
    ofVersion(99);
    openDataFolder(dir);
    expect(() => {
      checkDataVersion(dir);
    }).toThrow(/newer Atrium \(data version 99.*update Atrium/);
    expect(readFileSync(marker(), 'utf8')).toContain('99');
  });

  it.each(['newest', 1.5, undefined])(
    'OP-07 a marker with version %s is damaged, and no reason to go on',
    (version) => {
      ofVersion(version);
      expect(() => {
        openDataFolder(dir);
      }).toThrow(/atrium-data\.json is damaged: put a copy of it back.*--data DIR/);
    },
  );

  it.each([
    ['that is a file', 'file'],
    ['below a file', 'file/below'],
    ['where the system makes none', '/proc/x'],
    ['deep where the system makes none', '/proc/x/y/z'],
  ])('OP-01 a folder %s is told in one sentence', (_, place) => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => {
      openDataFolder(place.startsWith('/') ? place : join(dir, place));
    }).toThrow(/cannot be made or written \(E[A-Z]+\).*--data DIR/);
  });

  it.each(['precious.txt', 'version', 'mongodb', 'ports.json'])(
    'OP-01 a folder of somebody else, with %s in it, is neither taken nor emptied',
    (name) => {
      writeFileSync(join(dir, name), '1\n');
      for (const use of [openDataFolder, emptyDataFolder]) {
        expect(() => {
          use(dir);
        }).toThrow(/is not empty and no data folder of Atrium, so it is left alone: .*--data DIR/);
      }
      expect(readdirSync(dir)).toEqual([name]);
    },
  );

  it('OP-01 --fresh deletes what Atrium put into its folder, and nothing that was put beside it', () => {
    ofVersion(99);
    mkdirSync(join(dir, 'mongodb/db'), { recursive: true });
    mkdirSync(join(dir, 'src'));
    for (const name of ['ports.json', 'examples', 'version', 'src/main.c']) writeFileSync(join(dir, name), '1');
    emptyDataFolder(dir);
    expect(readdirSync(dir).sort()).toEqual(['atrium-data.json', 'src', 'version']);
    expect(readdirSync(join(dir, 'src'))).toEqual(['main.c']);
    checkDataVersion(dir);
  });
});
