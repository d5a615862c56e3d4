/**
 * Holds one set of servers for all test processes that want it, each of which keeps a connection to this process; the
 * last one gone, it waits a while for the next and then ends. Started by shared.ts, with the folder as argument.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { inMade } from '../folders.ts';
import { FolderTaken, messageOf, sentenceOf } from '../problem.ts';
import { openHousehold } from '../processes/household.ts';
import { emptyDataFolder, openDataFolder } from './data-folder.ts';
import { startServers, type Servers } from './start-servers.ts';

const idleMs = 60_000;

const dir = process.argv[2] ?? inMade('test');

const prepare = async () => {
  openDataFolder(dir);
  const household = await openHousehold(dir);
  emptyDataFolder(dir);
  const servers = await startServers(household, dir);
  const stop = async (): Promise<void> => {
    await servers.stop();
    await household.close();
  };
  return { servers: { mongodb: servers.mongodb, nats: servers.nats, redis: servers.redis }, stop };
};

/** Lets guests in, tells each where the servers are, and calls `onEmpty` when the last has been gone for a while. */
const openDoor = (servers: Servers, onEmpty: (last?: Socket) => void): Server => {
  const guests = new Set<Socket>();
  let timer = setTimeout(onEmpty, idleMs);
  return createServer((guest) => {
    clearTimeout(timer);
    guests.add(guest);
    guest.write(`${JSON.stringify(servers)}\n`);
    guest.on('data', () => {
      // Whatever is said means: I am done. The last one need not wait for others, but sees the servers end.
      if (guests.size === 1) onEmpty(guest);
      else guest.destroy();
    });
    guest.on('error', () => guest.destroy());
    guest.on('close', () => {
      guests.delete(guest);
      clearTimeout(timer);
      if (guests.size === 0) timer = setTimeout(onEmpty, idleMs);
    });
  });
};

const host = async (): Promise<void> => {
  const { servers, stop } = await prepare();
  const end = async (last?: Socket): Promise<void> => {
    rmSync(join(dir, 'shared.json'), { force: true });
    await stop();
    last?.destroy();
    process.exit(0);
  };
  const door = openDoor(servers, (last) => void end(last));
  process.once('SIGTERM', () => void end());
  door.listen(0, '127.0.0.1', () => {
    const address = door.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    writeFileSync(join(dir, 'shared.json'), JSON.stringify({ port }), { mode: 0o600 });
  });
};

host().catch((error: unknown) => {
  process.exitCode = 1;
  process.send?.({ failed: sentenceOf(error) ?? messageOf(error), taken: error instanceof FolderTaken }, () =>
    process.disconnect(),
  );
});
