import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inRoot } from '../src/folders.ts';
import { identify } from '../src/processes/identity.ts';

let root = '';
let child: ChildProcess | undefined;

/** A copy of the repository in which nothing is installed yet, in a folder that a URL would spell otherwise. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'begin é %20 '));
  mkdirSync(join(root, 'tools/stack/src/commands'), { recursive: true });
  copyFileSync(inRoot('tools/stack/begin.mjs'), join(root, 'tools/stack/begin.mjs'));
  writeFileSync(join(root, 'tools/stack/src/commands/start.ts'), `console.log('started');\n`);
  // Its own, or the files would be of the kind that a package.json above says.
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{"node_modules/a":{"version":"1.0.0"}}}');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** `npm start` with an npm that does what it is told here. */
const begin = (npm: string): { child: ChildProcess; said: () => string } => {
  const npmFile = join(root, 'npm.js');
  writeFileSync(npmFile, `const { writeFileSync } = require('node:fs');\n${npm}`);
  const env = { PATH: process.env.PATH, npm_execpath: npmFile };
  const file = join(root, 'tools/stack/begin.mjs');
  const begun = spawn(process.execPath, [file, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child = begun;
  let output = '';
  for (const stream of [begun.stdout, begun.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  return { child: begun, said: () => output };
};

describe('OP-01 before anything is installed', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('OP-01 %s while packages are installed ends npm too', async (signal) => {
    const note = join(root, 'pid');
    const begun = begin(
      `writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => {}, 1000); process.on('SIGTERM', () => {});`,
    );
    while (!existsSync(note) || readFileSync(note, 'utf8') === '') await pause(25);
    const npm = Number(readFileSync(note, 'utf8'));
    begun.child.kill(signal);
    await once(begun.child, 'close');
    expect(begun.child.exitCode).toBe(1);
    expect(identify(npm)).toBeUndefined();
    expect(begun.said().trim().split('\n').at(-1)).toMatch(/^Stopped while.*the next start begins that anew/);
  });

  it('OP-01 a folder that cannot be written is told in one sentence', async () => {
    writeFileSync(join(root, '.atrium'), '');
    const begun = begin('');
    await once(begun.child, 'close');
    expect(begun.said().trim()).toMatch(/^Atrium puts all that it makes into .* may not write there \(EEXIST\): make/);
  });

  it('OP-01 then it goes on in any folder', async () => {
    const begun = begin('');
    await once(begun.child, 'close');
    expect(begun.said()).toMatch(/started\n$/);
  });
});
