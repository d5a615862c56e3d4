import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { openHousehold, type Household } from '@atrium/stack/processes/household';
import type { LocalServer } from '@atrium/stack/servers/local-server';
import { startMongod } from '@atrium/stack/servers/mongod';
import { startNats } from '@atrium/stack/servers/nats';
import { startValkey } from '@atrium/stack/servers/valkey';
import { startPlatform, type Answer, type Platform } from '../support/platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'weather-stays-'));
let household: Household;
let servers: Record<'mongodb' | 'nats' | 'redis', LocalServer>;
let platform: Platform;

/** What "in time" means here: a page may wait for a dead part once, and not longer than a person would. */
const patienceMs = 5000;

const page = async (path = '/status?lang=en'): Promise<Answer & { ms: number }> => {
  const start = performance.now();
  const answer = await platform.get(path);
  return { ...answer, ms: performance.now() - start };
};

const incident = (title: string) => ({
  title: { en: title },
  impact: 'minor',
  components: ['api'],
  text: { en: 'Looking.' },
});

beforeAll(async () => {
  household = await openHousehold(join(folder, 'household'));
  const [mongodb, nats, redis] = await Promise.all([
    startMongod({ dir: join(folder, 'mongodb'), household }),
    startNats({ dir: join(folder, 'nats'), household }),
    startValkey({ dir: join(folder, 'redis'), household }),
  ]);
  servers = { mongodb, nats, redis };
  platform = await startPlatform({
    ATRIUM_MONGODB_URL: mongodb.url,
    ATRIUM_NATS_URL: nats.url,
    ATRIUM_REDIS_URL: redis.url,
  });
  await platform.send('POST', '/api/v1/status/components', { key: 'api', name: { en: 'The API' } });
  await platform.send('POST', '/api/v1/status/incidents', incident('Before all'));
}, 120_000);

afterAll(async () => {
  await platform.gateway().stop();
  await platform.status().stop();
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** The page shows the last known weather, in time; a write says that it cannot be done, in time too. */
const stillServes = async (): Promise<void> => {
  const seen = await page();
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Before all');
  expect(seen.ms).toBeLessThan(patienceMs);
};

const refusesWrites = async (): Promise<void> => {
  const refused = await platform.send('POST', '/api/v1/status/incidents', incident('Not now'));
  expect(refused.status).toBe(503);
  expect(refused.json()).toMatchObject({ code: expect.stringMatching(/^service\./), requestId: expect.any(String) });
};

const goesOnByItself = async (title: string): Promise<void> => {
  await eventually(
    async () => expect((await platform.send('POST', '/api/v1/status/incidents', incident(title))).status).toBe(201),
    {
      timeoutMs: 30_000,
    },
  );
  await eventually(async () => expect((await page()).text).toContain(title), { timeoutMs: 30_000 });
};

describe('with a part away, the weather stays', () => {
  it('ST-12 with the service stopped the last known page is served with its age, writes say 503, and all goes on afterwards', async () => {
    await stillServes();
    await platform.status().stop();
    await stillServes();
    await refusesWrites();
    await eventually(
      async () => expect((await page()).text).toMatch(/data-stale|As of|not been refreshed|last known/i),
      { timeoutMs: 30_000 },
    );
    await platform.restartStatus();
    await goesOnByItself('After the service was stopped');
  }, 120_000);

  it('ST-12 with the service frozen the last known page is served, writes end at their deadline, and all goes on afterwards', async () => {
    platform.status().kill('SIGSTOP');
    await stillServes();
    await refusesWrites();
    await stillServes();
    platform.status().kill('SIGCONT');
    await goesOnByItself('After the service was frozen');
  }, 120_000);

  it.each(['mongodb', 'nats', 'redis'] as const)(
    'ST-12 with %s stopped the page is served, and all goes on when it is back',
    async (name) => {
      await servers[name].kill('SIGKILL');
      await stillServes();
      if (name === 'mongodb') await refusesWrites();
      await stillServes();
      await servers[name].restart();
      await goesOnByItself(`After ${name} was killed`);
    },
    120_000,
  );

  it.each(['mongodb', 'nats', 'redis'] as const)(
    'ST-12 with %s frozen the page is served, and all goes on when it moves again',
    async (name) => {
      await servers[name].kill('SIGSTOP');
      await stillServes();
      if (name === 'mongodb') await refusesWrites();
      await stillServes();
      await servers[name].kill('SIGCONT');
      await goesOnByItself(`After ${name} was frozen`);
    },
    120_000,
  );

  it('ST-12 a gateway that starts while the service is dead shows the last known page from Redis', async () => {
    await stillServes();
    await platform.status().stop();
    await platform.gateway().stop();
    await platform.restartGateway();
    await stillServes();
    await platform.restartStatus();
    await goesOnByItself('After a cold start');
  }, 120_000);
});
