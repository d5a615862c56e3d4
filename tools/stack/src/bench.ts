import { spawn } from 'node:child_process';
import { inMade, root } from './folders.ts';
import type { Ends } from './platform/ends.ts';
import { buildPortal, portalIsStale } from './platform/portal.ts';
import { openHousehold } from './processes/household.ts';
import { emptyDataFolder, openDataFolder } from './servers/data-folder.ts';
import { startServers } from './servers/start-servers.ts';
import { toolEnvironment } from './tool.ts';

/** Runs a bench on scratch servers that nobody else uses, and resolves with its exit code; its output is passed on. */
export const runBench = async (file: string, args: string[], ends: Ends, stop: AbortSignal): Promise<number> => {
  const dir = inMade('bench');
  openDataFolder(dir);
  const household = await openHousehold(dir);
  ends.add(() => household.close());
  emptyDataFolder(dir);
  const servers = await startServers(household, dir);
  ends.add(() => servers.stop());
  if (portalIsStale()) await buildPortal();
  const environment = {
    ATRIUM_TEST_MONGODB_URL: servers.mongodb.url,
    ATRIUM_TEST_NATS_URL: servers.nats.url,
    ATRIUM_TEST_REDIS_URL: servers.redis.url,
  };
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(environment),
  });
  stop.addEventListener('abort', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
};
