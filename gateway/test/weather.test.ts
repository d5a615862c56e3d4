import { brotliDecompressSync } from 'node:zlib';
import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectNats } from '@atrium/chassis/nats/connect';
import { makeLogger } from '@atrium/chassis/logger';
import { eventually } from '@atrium/testkit/eventually';
import { startProxy, type Proxy } from '@atrium/testkit/proxy';
import { asker, ends, house, startTestGateway } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
let status: Proxy;
let redis: Proxy;
let nats: Proxy;
let mongo: Proxy;
let ask: ReturnType<typeof asker>;
let env: Record<string, string>;
let url: string;
let at: ReturnType<typeof ends>;

const proxied = async (url: string): Promise<Proxy> => {
  const proxy = await startProxy(url);
  at.add(() => proxy.close());
  return proxy;
};
const hostOf = (proxy: Proxy): string => proxy.url.replace('grpc://', '').replace(/\/$/, '');

beforeEach(async () => {
  home = await house();
  at = ends();
  status = await proxied(`grpc://${home.status.address}`);
  redis = await proxied(home.env.ATRIUM_REDIS_URL ?? '');
  nats = await proxied(home.env.ATRIUM_NATS_URL ?? '');
  mongo = await proxied(home.env.ATRIUM_MONGODB_URL ?? '');
  const urls = { ATRIUM_REDIS_URL: redis.url, ATRIUM_NATS_URL: nats.url, ATRIUM_MONGODB_URL: mongo.url };
  env = { ...home.env, ...urls, ATRIUM_STATUS_URL: hostOf(status) };
  ({ url } = await startTestGateway(env, at));
  ask = asker(url);
});
afterEach(async () => {
  await at.run();
  await home.stop();
});

const page = () => ask('/status?lang=en');
const calls = (method: string): number => home.status.seen.filter((one) => one.method === method).length;
const retitle = (title: string): void => {
  home.status.world.title = title;
  home.status.world.revision += 1;
};

const rawPage = (from: string, headers: Record<string, string>) =>
  new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    get(from, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });

describe('the prepared weather', () => {
  it('ST-12 the numbers are asked for once, however many ask at once, in whatever language and encoding', async () => {
    const answers = await Promise.all(['fr', 'en', 'fr', 'en'].map((lang) => ask(`/status?lang=${lang}`)));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200]);
    await Promise.all(Array.from({ length: 50 }, () => ask('/status')));
    await ask('/api/v1/status/weather');
    expect(calls('GetWeather')).toBe(1);
  });

  it('ST-12 pages come compressed with length and ETag, by language, and the hot answer is the same', async () => {
    const address = `${url}/status`;
    const headers = { 'accept-encoding': 'gzip, br', 'accept-language': 'en-GB,en;q=0.9,fr;q=0.5' };
    const first = await rawPage(address, headers);
    const hot = await rawPage(address, headers);
    expect(first.headers['content-encoding']).toBe('br');
    expect(hot.headers['content-encoding']).toBe('br');
    expect(hot.headers.etag).toBe(first.headers.etag);
    expect(hot.headers['content-length']).toBe(String(hot.body.length));
    expect(hot.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect(hot.headers.vary).toContain('Accept-Language');
    expect(hot.body.equals(first.body)).toBe(true);
    expect(brotliDecompressSync(hot.body).toString()).toContain('<html lang="en"');
    expect(
      (await rawPage(address, { 'accept-encoding': 'br', 'accept-language': 'fr' })).headers['content-language'],
    ).toBe('fr');
    const unchanged = await rawPage(address, { ...headers, 'if-none-match': String(hot.headers.etag) });
    expect([unchanged.body.length, unchanged.headers.etag]).toEqual([0, hot.headers.etag]);
  });

  it('ST-12 after a write through this gateway the next reading sees it', async () => {
    await page();
    await page();
    const json = { name: { en: 'Renamed' }, weights: { majorOutage: 1, partialOutage: 0.3, degradedPerformance: 0 } };
    const put = await ask('/api/v1/status/settings', {
      method: 'PUT',
      key: home.first,
      json,
      headers: { 'if-match': '"v1"' },
    });
    expect(put.status).toBe(200);
    expect((await page()).text).toContain('Renamed');
  });

  it('ST-12 an event on the bus makes the page new', async () => {
    await page();
    const bus = connectNats({
      url: home.env.ATRIUM_NATS_URL ?? '',
      name: 'test',
      logger: makeLogger({ name: 't', level: 'silent' }),
    });
    at.add(() => bus.close());
    const connection = await bus.connected();
    retitle('By event');
    await eventually(async () => {
      connection.publish(
        `${(home.env.ATRIUM_STREAM_PREFIX ?? '').toLowerCase()}evt.eu._.status.event.updated.v1`,
        '{}',
      );
      expect((await page()).text).toContain('By event');
    });
  });

  it('ST-12 without the bus a change is seen by asking for the revision, at most every 2 s', async () => {
    await nats.stop();
    await page();
    const before = calls('GetRevision');
    await Promise.all(Array.from({ length: 40 }, page));
    expect(calls('GetRevision') - before).toBeLessThanOrEqual(1);
    retitle('By revision');
    await eventually(async () => expect((await page()).text).toContain('By revision'));
  });

  it('ST-12 what holds only until a time is asked for anew after it', async () => {
    home.status.world.validForSeconds.eu = 1;
    await page();
    await eventually(async () => {
      await page();
      expect(calls('GetWeather')).toBeGreaterThan(1);
    });
  });

  const troubles: [string, () => unknown, () => unknown][] = [
    ['the service is gone', () => status.stop(), () => status.start()],
    ['the service is frozen', () => status.freeze(), () => status.thaw()],
  ];
  it.each(troubles)(
    'ST-12 while %s the last known page is shown with its age, and all goes on by itself',
    async (_what, begin, end) => {
      await page();
      await begin();
      await eventually(async () => {
        const answer = await page();
        expect(answer.status).toBe(200);
        expect(answer.headers.get('age')).not.toBeNull();
      });
      const json = (await ask('/api/v1/status/weather')).json();
      expect(json.staleSince).toEqual(expect.any(String));
      const write = await ask('/api/v1/status/incidents', {
        method: 'POST',
        key: home.first,
        json: { title: { en: 'x' } },
      });
      expect([write.status, write.headers.get('retry-after') !== null]).toEqual([503, true]);
      await end();
      retitle('Back again');
      await eventually(
        async () => {
          const back = await page();
          expect(back.text).toContain('Back again');
          expect(back.headers.get('age')).toBeNull();
        },
        { timeoutMs: 20_000 },
      );
    },
  );

  it('ST-12 a new page still comes while Redis, NATS and MongoDB are frozen', async () => {
    redis.freeze();
    nats.freeze();
    mongo.freeze();
    expect((await ask('/status?days=17')).status).toBe(200);
    redis.thaw();
    nats.thaw();
    mongo.thaw();
  });

  it('ST-12 a cold gateway answers from Redis while the service is dead', async () => {
    await page();
    await status.stop();
    const other = asker((await startTestGateway(env, at)).url);
    const answer = await other('/status?lang=en');
    expect([answer.status, answer.headers.get('age') !== null]).toEqual([200, true]);
    const unknown = await other('/status?days=33');
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
  });

  it('ST-12 a gateway starts and serves pages while Redis, NATS and MongoDB are down', async () => {
    await Promise.all([redis.stop(), nats.stop(), mongo.stop()]);
    const other = asker((await startTestGateway(env, at)).url);
    expect((await other('/status')).status).toBe(200);
    expect((await other('/readyz')).status).toBe(200);
  });

  it('ST-12 two replicas build a page once: the second takes it from Redis', async () => {
    const other = asker((await startTestGateway(env, at)).url);
    await Promise.all([page(), other('/status?lang=en')]);
    expect(calls('GetWeather')).toBe(1);
  });

  it('ST-01 addresses that name nothing are pages of their own, and are not kept', async () => {
    const nothing = [
      '/status?region=mars',
      '/status/components/nope',
      '/status/events/nope',
      '/status/days/2026-02-30',
    ];
    for (const path of nothing) expect([path, (await ask(path)).status]).toEqual([path, 404]);
    const before = calls('GetWeather');
    for (let n = 0; n < 5; n += 1) expect((await ask(`/status?utm=${n}`)).status).toBe(200);
    expect(calls('GetWeather')).toBe(before + 1);
  });
});
