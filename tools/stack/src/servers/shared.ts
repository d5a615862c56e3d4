import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inMade } from '../folders.ts';
import { Problem } from '../problem.ts';
import type { Servers } from './start-servers.ts';

/** The servers that all tests share. `leave` lets them end at once when nobody else uses them. */
export type SharedServers = Servers & { leave(): Promise<void> };

const startTimeoutMs = 180_000;

const parseServers = (text: string): Servers | undefined => {
  try {
    return JSON.parse(text) as Servers;
  } catch {
    return undefined; // somebody else has got the port of a host that was killed
  }
};

const connectToHost = (dir: string): Promise<{ socket: Socket; servers: Servers }> =>
  new Promise((resolve, reject) => {
    const { port } = JSON.parse(readFileSync(join(dir, 'shared.json'), 'utf8')) as { port: number };
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString('utf8');
      const servers = heard.endsWith('\n') ? parseServers(heard) : undefined;
      if (servers) resolve({ socket, servers });
    });
    socket.once('error', reject);
    socket.setTimeout(2_000, () => reject(new Error('no host answers there')));
    socket.once('close', () => reject(new Error('the host closed')));
  });

const tryToJoin = async (dir: string): Promise<SharedServers | undefined> => {
  try {
    const { socket, servers } = await connectToHost(dir);
    socket.setTimeout(0);
    socket.unref();
    const leave = (): Promise<void> =>
      new Promise((resolve) => {
        socket.ref();
        socket.once('close', () => resolve());
        socket.write('done');
      });
    return { ...servers, leave };
  } catch {
    return undefined;
  }
};

type HostEnd = { failed: string; taken: boolean };

/** Only one host gets the folder; the others find it taken, end, and their callers join the one that has it. */
const startHost = (dir: string): { end?: HostEnd } => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'shared-host.ts'), dir], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const host: { end?: HostEnd } = {};
  child.once('message', (message: HostEnd) => (host.end = message));
  child.unref();
  child.channel?.unref();
  return host;
};

/**
 * Joins the servers that tests share, and starts them if nobody has; they end by themselves a minute after the last
 * process that joined is gone.
 * @throws Problem in one sentence with the way out when they cannot be had.
 */
export const sharedServers = async (dir = inMade('test')): Promise<SharedServers> => {
  let joined = await tryToJoin(dir);
  if (joined) return joined;
  let host = startHost(dir);
  const until = Date.now() + startTimeoutMs;
  while (Date.now() < until) {
    joined = await tryToJoin(dir);
    if (joined) return joined;
    if (host.end && !host.end.taken) throw new Problem(host.end.failed);
    if (host.end) host = startHost(dir); // the one that had the folder may be on its way out
    await pause(100);
  }
  throw new Problem(`The servers for the tests did not start: ${host.end?.failed ?? 'no reason was given'}`);
};
