import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Household } from '../processes/household.ts';
import { serversByUrl } from './by-url.ts';
import { serversByDocker } from './by-docker.ts';
import type { LocalServer } from './local-server.ts';
import { startMongod } from './mongod.ts';
import { startNats } from './nats.ts';
import type { Say } from './pip.ts';
import { revive } from './revive.ts';
import { startValkey } from './valkey.ts';
import { wheelBinaries } from './wheels.ts';

export type ServerName = 'mongodb' | 'nats' | 'redis';
/** Where a server is and how it was come by: named in the environment, a container, or a pinned local program. */
export type Server = { kind: 'url' | 'docker' | 'local'; url: string };
export type Servers = Record<ServerName, Server>;
export type RunningServers = Servers & { stop(): Promise<void> };

type Ports = Partial<Record<ServerName, number>>;
type Locals = Partial<Record<ServerName, LocalServer>>;

/** Ports are kept from one start to the next, so that what was noted elsewhere stays true. */
const readPorts = (file: string): Ports => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ports;
  } catch {
    return {};
  }
};

const starters = { mongodb: startMongod, nats: startNats, redis: startValkey };

const startLocally = async (names: ServerName[], household: Household, dir: string, say: Say) => {
  await wheelBinaries(say);
  const file = join(dir, 'ports.json');
  const ports = readPorts(file);
  const start = async (name: ServerName) => {
    const server = await starters[name]({ dir: join(dir, name), household, port: ports[name] });
    return [name, server] as const;
  };
  const running = Object.fromEntries(await Promise.all(names.map(start))) as Locals;
  const taken = Object.entries(running).map(([name, server]) => [name, server.port]);
  writeFileSync(file, JSON.stringify({ ...ports, ...Object.fromEntries(taken) }));
  return running;
};

const asServers = (running: Locals): Partial<Servers> =>
  Object.fromEntries(Object.entries(running).map(([name, { url }]) => [name, { kind: 'local', url }]));

/**
 * MongoDB, NATS and Redis, each by the first way that is there: a URL in the environment (ATRIUM_MONGODB_URL,
 * ATRIUM_NATS_URL, ATRIUM_REDIS_URL), Docker, or the pinned local programs with their data in `dir`. (OP-01)
 * A local one that is killed is started again.
 * @throws Problem in one sentence with the way out when one cannot be had.
 */
export const startServers = async (
  household: Household,
  dir: string,
  say: Say = () => undefined,
): Promise<RunningServers> => {
  const named = serversByUrl();
  const missing = (['mongodb', 'nats', 'redis'] as const).filter((name) => !named[name]);
  const docker = missing.length > 0 ? await serversByDocker(missing, household, dir, say) : {};
  const local: Locals = missing.length > 0 && !docker ? await startLocally(missing, household, dir, say) : {};
  const servers = { ...named, ...docker, ...asServers(local) } as Servers;
  const stops = Object.values(local).map(revive);
  const stop = async (): Promise<void> => {
    await Promise.all(stops.map((each) => each()));
  };
  return { ...servers, stop };
};
