import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readSecrets } from './secrets.ts';

const dir = mkdtempSync(join(tmpdir(), 'secrets-'));
const file = join(dir, 'made', 'secrets.json');
beforeEach(() => rmSync(join(dir, 'made'), { recursive: true, force: true }));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('OP-09 the secrets of an installation', () => {
  it('OP-09 the first start makes them for the owner only, every later one reads the same', () => {
    const secrets = readSecrets(file);
    expect(secrets.callerSecret.length).toBeGreaterThanOrEqual(32);
    expect(secrets.firstApiKey).toMatch(/^atr_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readSecrets(file)).toEqual(secrets);
  });

  it('OP-09 an older installation keeps its secrets and is given the one that it lacks, once', () => {
    mkdirSync(join(dir, 'made'));
    const older = { callerSecret: 'c'.repeat(43), firstApiKey: 'atr_0a1b2c3d_x' };
    writeFileSync(file, JSON.stringify(older));
    const secrets = readSecrets(file);
    expect(secrets).toMatchObject(older);
    expect(secrets.identitySecret.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readSecrets(file)).toEqual(secrets);
  });

  it.each([
    ['cut off', '{"callerSecret":"abc'],
    ['emptied', ''],
    ['of something else', '["callerSecret"]'],
    ['without one of the two', '{"callerSecret":"abc"}'],
  ])('OP-09 a file that was %s is told in one sentence, and not replaced', (_, text) => {
    mkdirSync(join(dir, 'made'));
    writeFileSync(file, text);
    expect(() => readSecrets(file)).toThrow(/secrets\.json is damaged: put a copy of it back, or delete it/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('OP-09 a file that cannot be read is told in one sentence, and not replaced', () => {
    mkdirSync(file, { recursive: true });
    expect(() => readSecrets(file)).toThrow(/secrets\.json cannot be read \(EISDIR/);
    expect(statSync(file).isDirectory()).toBe(true);
  });
});
