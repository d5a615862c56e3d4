import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { Household } from '../processes/household.ts';
import { startLocalServer, type LocalServer } from './local-server.ts';
import { wheelBinaries } from './wheels.ts';

/** One mongod. Without `replicaSet` it is a set of its own (`rs0`); several of one set are joined by `initiate`. */
export type MongodOptions = {
  dir: string;
  household: Household;
  port?: number | undefined;
  replicaSet?: { name: string; initiate: boolean };
};

/** Half of it may go by while MongoDB asks a stranger on its old port whether it is itself. */
const readyTimeoutMs = 60_000;

const timeouts = 'serverSelectionTimeoutMS=2000&connectTimeoutMS=2000';

const onServer = async <Result>(port: number, work: (client: MongoClient) => Promise<Result>): Promise<Result> => {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true&${timeouts}`);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
};

const answers = (port: number): Promise<boolean> =>
  onServer(port, async (client) => (await client.db('admin').command({ ping: 1 })).ok === 1);

type SetConfig = {
  _id: string;
  version: number;
  members: { _id: number; host: string }[];
  settings?: { electionTimeoutMillis: number; heartbeatIntervalMillis: number };
};

/** False when the data know their set already. */
const initiate = async (client: MongoClient, config: Omit<SetConfig, 'version'>): Promise<boolean> => {
  try {
    await client.db('admin').command({ replSetInitiate: config });
    return true;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'codeName' in error && error.codeName === 'AlreadyInitialized')
      return false;
    throw error;
  }
};

/** The port may differ from the last time; a set that does not find itself among its members would serve nobody. */
const moveTo = async (client: MongoClient, host: string): Promise<void> => {
  const answer = await client.db('admin').command({ replSetGetConfig: 1 });
  const config = answer.config as SetConfig;
  if (config.members[0]?.host === host) return;
  const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] };
  await client.db('admin').command({ replSetReconfig: moved, force: true });
};

const isPrimary = async (client: MongoClient): Promise<boolean> =>
  (await client.db('admin').command({ hello: 1 })).isWritablePrimary === true;

const settle = (port: number, name: string): Promise<boolean> =>
  onServer(port, async (client) => {
    const host = `127.0.0.1:${port}`;
    if (!(await initiate(client, { _id: name, members: [{ _id: 0, host }] }))) await moveTo(client, host);
    return isPrimary(client);
  });

/** A server that finds its role closes connections on the way, so each try has one of its own. */
const becomePrimary = async (port: number, name: string): Promise<void> => {
  const until = Date.now() + readyTimeoutMs;
  for (;;) {
    try {
      if (await settle(port, name)) return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new Error(`MongoDB on port ${port} found no primary within a minute`);
    await pause(50);
  }
};

const flags = (port: number, dir: string, set: string): string[] => [
  ...['--port', String(port), '--bind_ip', '127.0.0.1', '--dbpath', join(dir, 'db')],
  ...['--replSet', set, '--oplogSize', '128', '--wiredTigerCacheSizeGB', '0.25', '--quiet'],
  ...['--nounixsocket', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
];

/**
 * Starts a real MongoDB as a replica set of one member, so that change streams and transactions are there.
 * @throws Problem in one sentence when it does not come up.
 */
export const startMongod = async ({ dir, household, port, replicaSet }: MongodOptions): Promise<LocalServer> => {
  const { mongod } = await wheelBinaries();
  const set = replicaSet?.name ?? 'rs0';
  mkdirSync(join(dir, 'db'), { recursive: true });
  const server = await startLocalServer({
    name: 'mongod',
    household,
    dir,
    port,
    command: mongod,
    args: (own) => flags(own, dir, set),
    url: (own) => `mongodb://127.0.0.1:${own}/?replicaSet=${set}`,
    answers,
  });
  if (replicaSet?.initiate !== false) await becomePrimary(server.port, set);
  return server;
};

/** Joins mongods that were started with the same set name and `initiate: false`; returns the URL of the whole. */
export const joinMongods = async (name: string, servers: readonly LocalServer[]): Promise<string> => {
  const hosts = servers.map((server) => `127.0.0.1:${server.port}`);
  const [first] = servers;
  if (!first) throw new Error('a set needs a member');
  await onServer(first.port, async (client) => {
    const members = hosts.map((host, at) => ({ _id: at, host }));
    // On one machine a silence of two seconds means that the primary is gone; ten would only make tests slow.
    const settings = { electionTimeoutMillis: 2_000, heartbeatIntervalMillis: 500 };
    await initiate(client, { _id: name, members, settings });
  });
  const url = `mongodb://${hosts.join(',')}/?replicaSet=${name}`;
  const client = new MongoClient(`${url}&serverSelectionTimeoutMS=30000`);
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
  return url;
};
