import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startProxy } from '@atrium/testkit/proxy';
import { asker, ends, house, startTestGateway } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.stop());

const at = ends();
afterEach(() => at.run());

const limit = 60;
const small = { ATRIUM_RATE_LIMITS: `read=${limit},weather=${limit},export=5` };

const many = async (ask: ReturnType<typeof asker>, count: number, path = '/api/v1') => {
  const codes: number[] = [];
  for (let n = 0; n < count; n += 1) codes.push((await ask(path)).status);
  return codes.filter((code) => code === 200).length;
};

describe('rate limits', () => {
  it('GW-05 two replicas share one limit, within a lease each, and say when to come back', async () => {
    const env = { ...home.env, ...small, ATRIUM_REDIS_PREFIX: `${home.env.ATRIUM_REDIS_PREFIX ?? ''}shared:` };
    const [one, other] = [asker((await startTestGateway(env, at)).url), asker((await startTestGateway(env, at)).url)];
    const passed = (await many(one, limit / 2)) + (await many(other, limit)) + (await many(one, limit));
    const lease = Math.floor(limit / 30);
    expect(passed).toBeGreaterThanOrEqual(limit - 2 * lease);
    expect(passed).toBeLessThanOrEqual(limit + 2 * lease);
    const refused = await one('/api/v1');
    expect([refused.status, refused.json().code]).toEqual([429, 'request.too_many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-limit')).toBe(String(limit));
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  });

  it('GW-05 with Redis frozen local limits go on, and no request waits for it', async () => {
    const proxy = await startProxy(home.env.ATRIUM_REDIS_URL ?? '');
    at.add(() => proxy.close());
    const prefix = `${home.env.ATRIUM_REDIS_PREFIX ?? ''}frozen:`;
    const { url } = await startTestGateway(
      { ...home.env, ...small, ATRIUM_REDIS_URL: proxy.url, ATRIUM_REDIS_PREFIX: prefix },
      at,
    );
    const ask = asker(url);
    expect((await ask('/api/v1')).status).toBe(200);
    proxy.freeze();
    const passed = await many(ask, limit * 2);
    expect(passed).toBeGreaterThan(limit / 2);
    expect(passed).toBeLessThan(limit * 2);
    proxy.thaw();
  });

  it('GW-05 who brings no key where one is needed is slowed down by address, whoever else asks there', async () => {
    const prefix = `${home.env.ATRIUM_REDIS_PREFIX ?? ''}nobody:`;
    const limits = { ATRIUM_RATE_LIMITS: 'noKey=20' };
    const { url } = await startTestGateway({ ...home.env, ...limits, ATRIUM_REDIS_PREFIX: prefix }, at);
    const ask = asker(url);
    const before = home.status.seen.length;
    const codes: number[] = [];
    for (let n = 0; n < 30; n += 1) codes.push((await ask('/api/v1/status/imports/i1')).status);
    expect([codes[0], codes.at(-1)]).toEqual([401, 429]);
    expect((await ask('/api/v1/keys')).status).toBe(429);
    expect(home.status.seen.length).toBe(before);
    expect((await ask('/api/v1/status/components')).status).toBe(200);
    expect((await ask('/api/v1/keys', { key: home.first })).status).toBe(200);
  });

  it('GW-05 classes of routes have limits of their own; health has none', async () => {
    const prefix = `${home.env.ATRIUM_REDIS_PREFIX ?? ''}classes:`;
    const { url } = await startTestGateway({ ...home.env, ...small, ATRIUM_REDIS_PREFIX: prefix }, at);
    const ask = asker(url);
    await many(ask, 12, '/api/v1/status/events.csv');
    expect((await ask('/api/v1/status/events.csv')).status).toBe(429);
    expect((await ask('/api/v1')).status).toBe(200);
    expect(await many(ask, limit + 20, '/healthz')).toBe(limit + 20);
  });
});
