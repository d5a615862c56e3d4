import { mkdirSync } from 'node:fs';
import { inMade } from '../folders.ts';
import { buildPortal, portalIsStale } from '../platform/portal.ts';
import type { Ends } from '../platform/ends.ts';
import { step } from '../progress.ts';
import { sharedServers } from '../servers/shared.ts';
import { findBrowser } from './browser.ts';

/** Gets what tests need, before any of them runs: real servers, a browser, the portal's build. Their environment. */
export const prepareTests = async (ends: Ends): Promise<Record<string, string>> => {
  const temporary = inMade('tmp');
  mkdirSync(temporary, { recursive: true });
  const servers = await step(
    'Servers for the tests',
    () => sharedServers(),
    ({ mongodb }) => mongodb.kind,
  );
  ends.add(() => servers.leave());
  if (portalIsStale()) await step('Portal', buildPortal);
  const browser = await step('Browser for the tests', findBrowser, (path) => path ?? 'none needed');
  return {
    ATRIUM_TEST_MONGODB_URL: servers.mongodb.url,
    ATRIUM_TEST_NATS_URL: servers.nats.url,
    ATRIUM_TEST_REDIS_URL: servers.redis.url,
    TMPDIR: temporary,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    ...(browser === undefined ? {} : { CHROME_PATH: browser }),
  };
};
