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

const page = (): Promise<Answer> => platform.get('/status?lang=en');

type Aged = { staleSince: string; region: { timeZone: string } };

const clockOf = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(ms);

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

/** The page shows the last known weather while the part is still away: it does not wait for it. */
const stillServes = async (): Promise<void> => {
  const seen = await page();
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Before all');
};

const patience = { timeoutMs: 30_000 };
const banner = /This page dates from (?<time>[^<]*\d\d:\d\d[^<]*)</;

const tellsNoAge = (): Promise<void> =>
  eventually(async () => {
    const seen = await page();
    expect([banner.test(seen.text), seen.headers.get('age')]).toEqual([false, null]);
  }, patience);

/** The page says since when it cannot be made anew: since a word of the service between these two instants. */
const tellsItsAge = async (fromMs: number, toMs: number): Promise<void> => {
  const shown = await eventually(async () => {
    const seen = await page();
    expect([seen.text, Number(seen.headers.get('age'))]).toEqual([expect.stringMatching(banner), expect.any(Number)]);
    expect(seen.headers.get('age')).not.toBeNull();
    return banner.exec(seen.text)?.groups?.time;
  }, patience);
  const { staleSince, region } = (await platform.get('/api/v1/status/weather')).json() as Aged;
  const since = Date.parse(staleSince);
  expect([since >= Math.floor(fromMs / 1000) * 1000, since <= toMs]).toEqual([true, true]);
  expect(shown).toContain(clockOf(since, region.timeZone));
};

const refusesWrites = async (): Promise<void> => {
  const refused = await platform.send('POST', '/api/v1/status/incidents', incident('Not now'));
  expect(refused.status).toBe(503);
  expect(refused.json()).toMatchObject({ code: expect.stringMatching(/^service\./), requestId: expect.any(String) });
};

/** Without its data the service can say nothing new; without the bus or the cache the page is as new as ever. */
const staysAsItCan = async (name: keyof typeof servers, fromMs: number, toMs: number): Promise<void> => {
  await stillServes();
  if (name !== 'mongodb') return tellsNoAge();
  await refusesWrites();
  await tellsItsAge(fromMs, toMs);
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
    const began = Date.now();
    await tellsNoAge();
    await platform.status().stop();
    const stopped = Date.now();
    await stillServes();
    await refusesWrites();
    await tellsItsAge(began, stopped);
    await platform.restartStatus();
    await goesOnByItself('After the service was stopped');
    await tellsNoAge();
  }, 120_000);

  it('ST-12 with the service frozen the last known page is served, writes end at their deadline, and all goes on afterwards', async () => {
    const began = Date.now();
    await tellsNoAge();
    platform.status().kill('SIGSTOP');
    const frozen = Date.now();
    await stillServes();
    await refusesWrites();
    await tellsItsAge(began, frozen);
    platform.status().kill('SIGCONT');
    await goesOnByItself('After the service was frozen');
    await tellsNoAge();
  }, 120_000);

  it.each(['mongodb', 'nats', 'redis'] as const)(
    'ST-12 with %s stopped the page is served, and all goes on when it is back',
    async (name) => {
      const began = Date.now();
      await tellsNoAge();
      await servers[name].kill('SIGKILL');
      await staysAsItCan(name, began, Date.now());
      await servers[name].restart();
      await goesOnByItself(`After ${name} was killed`);
    },
    120_000,
  );

  it.each(['mongodb', 'nats', 'redis'] as const)(
    'ST-12 with %s frozen the page is served, and all goes on when it moves again',
    async (name) => {
      const began = Date.now();
      await tellsNoAge();
      await servers[name].kill('SIGSTOP');
      await staysAsItCan(name, began, Date.now());
      await servers[name].kill('SIGCONT');
      await goesOnByItself(`After ${name} was frozen`);
    },
    120_000,
  );

  it('ST-12 a gateway that starts while the service is dead shows the last known page from Redis with its age', async () => {
    await tellsNoAge();
    await platform.status().stop();
    const stopped = Date.now();
    await platform.gateway().stop();
    await platform.restartGateway();
    await stillServes();
    await tellsItsAge(0, stopped);
    await platform.restartStatus();
    await goesOnByItself('After a cold start');
  }, 120_000);
});
