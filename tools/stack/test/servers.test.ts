import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient, type Collection } from 'mongodb';
import { noteFolder, sweepLeftovers } from '../src/processes/leftovers.ts';
import { isAlive, type ProcessId } from '../src/processes/identity.ts';
import { openHousehold } from '../src/processes/household.ts';
import { joinMongods, startMongod } from '../src/servers/mongod.ts';
import { startNats } from '../src/servers/nats.ts';
import type { Servers } from '../src/servers/start-servers.ts';
import { startServers } from '../src/servers/start-servers.ts';
import { freePort } from '../src/servers/ports.ts';
import { talk } from '../src/servers/talk.ts';
import { startValkey } from '../src/servers/valkey.ts';

let dir = '';
const starters: ChildProcess[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'servers-'));
});
afterEach(async () => {
  for (const starter of starters.splice(0)) starter.kill('SIGKILL');
  await eventually(() => running().length === 0);
  rmSync(dir, { recursive: true, force: true });
});

const eventually = async (is: () => boolean): Promise<void> => {
  const until = Date.now() + 20_000;
  while (!is()) {
    if (Date.now() > until) throw new Error('it did not come true within 20 s');
    await pause(50);
  }
};

const register = (folder = dir): ProcessId[] => {
  const file = join(folder, 'running.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { processes: ProcessId[] }).processes : [];
};
const running = (): ProcessId[] => register().filter(isAlive);

const starterFile = join(import.meta.dirname, 'starter.ts');
const starterOptions = { execArgv: [], env: { PATH: process.env.PATH } };

const startStarter = async (): Promise<{ starter: ChildProcess; servers: Servers; keeper: number }> => {
  const starter = fork(starterFile, [dir], starterOptions);
  starters.push(starter);
  const [servers] = (await once(starter, 'message')) as [Servers];
  const children = readFileSync(`/proc/${starter.pid ?? 0}/task/${starter.pid ?? 0}/children`, 'utf8');
  const keeper = children
    .split(' ')
    .find((pid) => pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('keeper'));
  return { starter, servers, keeper: Number(keeper) };
};

const onPings = async <Result>(url: string, work: (pings: Collection) => Promise<Result>): Promise<Result> => {
  const client = new MongoClient(`${url}&serverSelectionTimeoutMS=30000`);
  try {
    return await work(client.db('test').collection('pings'));
  } finally {
    await client.close();
  }
};
const ping = (url: string) => onPings(url, (collection) => collection.insertOne({}));
const pings = (url: string) => onPings(url, (collection) => collection.countDocuments());

describe('OP-01 servers end with their starter', () => {
  it('OP-01 after a kill -9 of the starter its keeper ends all of them', async () => {
    const { starter } = await startStarter();
    const left = register();
    expect(left).toHaveLength(3);
    starter.kill('SIGKILL');
    await eventually(() => !left.some(isAlive));
  }, 60_000);

  it('OP-01 after a kill -9 of starter and keeper the next start ends what was left, and goes on with the same data', async () => {
    const { starter, servers, keeper } = await startStarter();
    const left = register();
    await ping(servers.mongodb.url);
    process.kill(keeper, 'SIGKILL');
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    expect(left.filter(isAlive)).toHaveLength(3);
    const next = await startStarter();
    expect(left.some(isAlive)).toBe(false);
    await ping(next.servers.mongodb.url);
    expect(next.servers).toEqual(servers);
  }, 60_000);

  it('OP-01 a process that got the number of an old one is left alone', async () => {
    const stranger = fork(join(import.meta.dirname, 'starter.ts'), [join(dir, 'other')], { execArgv: [] });
    starters.push(stranger);
    await once(stranger, 'message');
    expect(isAlive({ pid: stranger.pid ?? 0, born: 'long ago' })).toBe(false);
  }, 60_000);

  it('OP-01 what was left in a folder that is used no more is ended by a start elsewhere, and nothing that lives', async () => {
    const [dead, living] = [await startStarter(), fork(starterFile, [join(dir, 'other')], starterOptions)];
    starters.push(living);
    await once(living, 'message');
    const [left, stays] = [register(), register(join(dir, 'other'))];
    const forget = [noteFolder(dir), noteFolder(join(dir, 'other'))];
    process.kill(dead.keeper, 'SIGKILL');
    dead.starter.kill('SIGKILL');
    await once(dead.starter, 'exit');
    await sweepLeftovers();
    expect([left.some(isAlive), stays.every(isAlive)]).toEqual([false, true]);
    forget.forEach((undo) => {
      undo();
    });
  }, 60_000);

  it('OP-01 a second starter in the same folder is refused in one sentence, and the first one stays', async () => {
    const { starter, servers } = await startStarter();
    const message = `Atrium already runs here as process ${starter.pid ?? 0}`;
    await expect(openHousehold(dir)).rejects.toThrow(message);
    await ping(servers.mongodb.url);
  }, 60_000);
});

describe('OP-01 a server that is killed', () => {
  it('OP-01 comes back on its port with its data, again and again, until it is stopped', async () => {
    const { starter, servers } = await startStarter();
    await ping(servers.mongodb.url);
    const first = register();
    for (const { pid } of first) process.kill(pid, 'SIGKILL');
    await eventually(() => running().length === 3 && !first.some(isAlive));
    const second = register();
    await ping(servers.mongodb.url);
    for (const { pid } of second) process.kill(pid, 'SIGKILL');
    await eventually(() => running().length === 3 && !second.some(isAlive));
    expect(await pings(servers.mongodb.url)).toBe(2);
    const left = register();
    starter.kill('SIGKILL');
    await eventually(() => !left.some(isAlive));
  }, 60_000);
});

describe('OP-01 where the servers come from', () => {
  it('OP-01 a URL in the environment is taken as it is, the others are started', async () => {
    process.env.ATRIUM_MONGODB_URL = 'mongodb://db.example:27017';
    const household = await openHousehold(dir);
    try {
      const servers = await startServers(household, dir);
      expect(servers.mongodb).toEqual({ kind: 'url', url: 'mongodb://db.example:27017' });
      expect(servers.nats.kind).not.toBe('url');
      await servers.stop();
    } finally {
      delete process.env.ATRIUM_MONGODB_URL;
      await household.close();
    }
  }, 60_000);

  it('OP-01 a port that somebody else took meanwhile is given up, and the replica set follows to the new one', async () => {
    const household = await openHousehold(dir);
    const first = await startMongod({ dir: join(dir, 'mongodb'), household });
    await first.stop();
    const other = createServer((socket) => void socket.destroy()).listen(first.port, '127.0.0.1');
    await once(other, 'listening');
    const second = await startMongod({ dir: join(dir, 'mongodb'), household, port: first.port });
    expect(second.port).not.toBe(first.port);
    await ping(second.url);
    await second.stop();
    other.close();
    await household.close();
  }, 60_000);
});

describe('OP-04 servers for tests of resilience', () => {
  it('OP-04 three mongods are one set that outlives its primary, and the killed one comes back', async () => {
    const household = await openHousehold(dir);
    const replicaSet = { name: 'rs1', initiate: false };
    const start = (name: string) => startMongod({ dir: join(dir, name), household, replicaSet });
    const members = await Promise.all([start('a'), start('b'), start('c')]);
    const url = await joinMongods('rs1', members);
    await ping(url);
    await members[0].kill();
    await ping(url);
    await members[0].restart();
    await Promise.all(members.map((member) => member.stop()));
    await household.close();
  }, 120_000);

  it('OP-04 three NATS servers are a cluster with JetStream, and a frozen Valkey goes on after SIGCONT', async () => {
    const household = await openHousehold(dir);
    const routes = [await freePort(), await freePort(), await freePort()];
    const start = (at: number) =>
      startNats({
        dir: join(dir, `nats-${at}`),
        household,
        cluster: { name: 'c', server: `n${at}`, port: routes[at] ?? 0, routes },
      });
    const nodes = await Promise.all([start(0), start(1), start(2)]);
    const valkey = await startValkey({ dir: join(dir, 'valkey'), household });
    await valkey.kill('SIGSTOP');
    await expect(talk(valkey.port, 'PING\r\n')).rejects.toThrow('no answer');
    await valkey.kill('SIGCONT');
    expect(await talk(valkey.port, 'PING\r\n')).toBe('+PONG\r\n');
    await Promise.all([...nodes, valkey].map((server) => server.stop()));
    await household.close();
  }, 60_000);
});
