import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@atrium/chassis/logger';
import { connectRedis } from '@atrium/chassis/redis/connect';
import { eventually } from '@atrium/testkit/eventually';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeEach(async () => {
  home = await house();
});
afterEach(() => home.stop());

const calls = (method: string) => home.status.seen.filter((one) => one.method === method);

const shelf = async (): Promise<string[]> => {
  const logger = makeLogger({ name: 'test', level: 'silent' });
  const prefix = home.env.ATRIUM_REDIS_PREFIX ?? '';
  const redis = connectRedis({ url: home.env.ATRIUM_REDIS_URL ?? '', prefix: '', logger });
  home.at.add(() => redis.quit());
  await eventually(() => expect(redis.status).toBe('ready'));
  const keys = await redis.keys(`${prefix}weather:*`);
  return keys.map((key) => key.slice(prefix.length)).filter((key) => !key.endsWith(':lock'));
};

describe('the bounds of the weather', () => {
  it('ST-12 a key with signs of its own is no page, and cannot stand in the place of another page', async () => {
    for (const path of ['components/mail%26region%3Deu', 'components/..%2Fx', 'events/e1%26x']) {
      expect([path, (await home.ask(`/status/${path}`)).status]).toEqual([path, 404]);
    }
    expect([calls('GetComponentWeather'), calls('GetEvent')]).toEqual([[], []]);
  });

  it('OP-08 only what pages lead to is kept for all replicas; days and cursors of one’s own are not', async () => {
    const usual = ['/status', '/status?days=30&region=us', '/status/components/sign-in', '/status/events/e1'];
    const odd = ['/status?days=33', '/status?until=2020-02-02', '/status/components/sign-in?page_token=x'];
    for (const path of [...usual, ...odd, '/status/feed.atom?component=nothing', '/status/days/2026-11-20']) {
      expect([path, (await home.ask(path)).status]).toEqual([path, 200]);
    }
    await eventually(async () => expect(await shelf()).toHaveLength(usual.length));
  });

  it('OP-08 no day before history and none after today is a page of its own', async () => {
    for (const until of ['1970-01-01', '2999-01-01']) {
      expect((await home.ask(`/status?until=${until}`)).status).toBe(400);
    }
  });

  it('OP-08 a flood of odd views is refused in part, and the usual page comes all the same', async () => {
    home.status.world.delayMs = 400;
    const flood = Array.from({ length: 40 }, (_, n) => home.ask(`/status?days=${100 + n}`));
    await eventually(() => expect(calls('GetWeather').length).toBeGreaterThan(0));
    expect((await home.ask('/status')).status).toBe(200);
    const answers = await Promise.all(flood);
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
    expect(refused.length).toBeGreaterThanOrEqual(18);
    expect(refused[0]?.headers.get('retry-after')).not.toBeNull();
  });

  it('GW-07 the id that a page carries is the one that the service was asked with', async () => {
    const page = await home.ask('/status/events/nope');
    const [call] = calls('GetEvent');
    expect(page.headers.get('x-request-id')).toBe(call?.call.requestId);
    expect(calls('GetRevision')[0]?.call.requestId).toEqual(expect.any(String));
  });
});
