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

const dayAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe('the bounds of the weather', () => {
  it('ST-12 a key with signs of its own is no page, and cannot stand in the place of another page', async () => {
    for (const path of ['components/mail%26region%3Deu', 'components/..%2Fx', 'events/e1%26x']) {
      expect([path, (await home.ask(`/status/${path}`)).status]).toEqual([path, 404]);
    }
    expect([calls('GetComponentWeather'), calls('GetEvent')]).toEqual([[], []]);
  });

  it('OP-08 what pages lead to is kept for all replicas; periods, cursors and what does not exist are not', async () => {
    const pages = ['/status', '/status?days=30&region=us', '/status/components/sign-in', '/status/events/e1'];
    const usual = [...pages, '/status/feed.atom?component=sign-in', `/status/days/${dayAgo(3)}?component=sign-in`];
    const uptime = ['/api/v1/status/uptime', '/api/v1/status/uptime.csv?from=2020-01-01&until=2020-01-31'];
    const odd = ['/status?days=33', '/status?until=2020-02-02', '/status/components/sign-in?page_token=x'];
    for (const path of [...usual, ...odd, ...uptime, '/status/days/2020-02-02']) {
      expect([path, (await home.ask(path)).status]).toEqual([path, 200]);
    }
    const nothing = ['/status/feed.atom?component=nothing', `/status/days/${dayAgo(3)}?component=nothing`];
    for (const path of nothing) expect([path, (await home.ask(path)).status]).toEqual([path, 404]);
    const kept = ['component', 'day', 'event', 'events', 'weather', 'weather'];
    const names = (keys: readonly string[]) => keys.map((key) => /([a-z]+)\?/.exec(key)?.[1]).sort();
    await eventually(async () => expect(names(await shelf())).toEqual(kept));
  });

  it('OP-08 no day before history and none after today is a page of its own', async () => {
    for (const until of ['1970-01-01', '2999-01-01']) {
      expect((await home.ask(`/status?until=${until}`)).status).toBe(400);
    }
  });

  it('OP-08 a flood of odd views is refused in part; the usual page, today’s day and a component’s feed come all the same', async () => {
    home.status.world.delayMs = (_method, request) => ('days' in request && Number(request.days) >= 100 ? 2800 : 0);
    const flood = Array.from({ length: 40 }, (_, n) => home.ask(`/status?days=${100 + n}`));
    await eventually(() => expect(calls('GetWeather')).toHaveLength(2));
    await Promise.race(flood);
    const usual = ['/status', `/status/days/${dayAgo(0)}`, '/status/feed.atom?component=sign-in'];
    const came = await Promise.all(usual.map((path) => home.ask(path)));
    expect(came.map(({ status }) => status)).toEqual([200, 200, 200]);
    const answers = await Promise.all(flood);
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
    expect(refused.length).toBeGreaterThanOrEqual(18);
    expect(refused[0]?.headers.get('retry-after')).not.toBeNull();
  });

  it('OP-08 uptime is asked for once while it holds, and a flood of periods is refused in part', async () => {
    const report = '/api/v1/status/uptime?components=sign-in&from=2026-01-01&until=2026-01-31';
    for (const path of [report, report, report.replace('uptime?', 'uptime.csv?'), `${report}&maintenance=counted`])
      expect((await home.ask(path)).status).toBe(200);
    expect(calls('GetUptime')).toHaveLength(1);
    home.status.world.delayMs = (method) => (method === 'GetUptime' ? 2800 : 0);
    const flood = Array.from({ length: 40 }, (_, n) => home.ask(`/api/v1/status/uptime?from=${dayAgo(30 + n)}`));
    const answers = (await Promise.all(flood)).map(({ status }) => status);
    expect(new Set(answers)).toEqual(new Set([200, 503]));
  });

  it('GW-07 the id that a page carries is the one that the service was asked with', async () => {
    const page = await home.ask('/status/events/nope');
    const [call] = calls('GetEvent');
    expect(page.headers.get('x-request-id')).toBe(call?.call.requestId);
    expect(calls('GetRevision')[0]?.call.requestId).toEqual(expect.any(String));
  });
});
