import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event } from './fake/world.ts';
import { house } from './fixtures.ts';

let home: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  home = await house();
  for (let n = 0; n < 3; n += 1) {
    const json = { name: `key ${n}`, scopes: ['status:write'] };
    await home.ask('/api/v1/keys', { method: 'POST', key: home.first, json });
  }
});
afterAll(() => home.stop());

type Page = { nextCursor: string | null } & Record<string, { key?: string; id?: string; code?: string }[]>;

/** All of a list, so many at a time. */
const all = async (path: string, name: string, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  let cursor = '';
  for (let pages = 0; pages < 200; pages += 1) {
    const join = path.includes('?') ? '&' : '?';
    const answer = await home.ask(`/api/v1/${path}${join}limit=${limit}${cursor}`, { key: home.first });
    expect([path, answer.status]).toEqual([path, 200]);
    const page = answer.json() as Page;
    const shown = page[name] ?? [];
    expect(shown.length).toBeLessThanOrEqual(limit);
    ids.push(...shown.map(({ key, id, code }) => key ?? id ?? code ?? ''));
    if (page.nextCursor === null) return ids;
    cursor = `&cursor=${page.nextCursor}`;
  }
  throw new Error('a list without end');
};

const lists = [
  ...[['status/components', 'components'] as const, ['status/regions', 'regions'] as const],
  ...[['status/templates', 'templates'] as const, ['keys', 'keys'] as const, ['problems', 'problems'] as const],
];

describe('lists', () => {
  it.each(lists)(
    'GW-03 %s comes in pages of at most 100 with a cursor, nothing twice, nothing left out',
    async (...of) => {
      const [path, name] = of;
      const [small, large] = [await all(path, name, 2), await all(path, name, 100)];
      expect(small).toEqual(large);
      expect(new Set(small).size).toBe(small.length);
      expect((await home.ask(`/api/v1/${path}?limit=101`, { key: home.first })).status).toBe(400);
      expect((await home.ask(`/api/v1/${path}?cursor=what`, { key: home.first })).status).toBe(400);
    },
  );

  it('GW-03 lists can be had in other orders, and a cursor belongs to one order', async () => {
    expect(await all('status/components', 'components', 1)).toEqual(['page', 'suite', 'sign-in']);
    expect(await all('status/components?sort=key', 'components', 1)).toEqual(['page', 'sign-in', 'suite']);
    const { nextCursor } = (await home.ask('/api/v1/status/components?sort=key&limit=1')).json() as Page;
    expect((await home.ask(`/api/v1/status/components?cursor=${nextCursor}`)).status).toBe(400);
    const onward = await home.ask(`/api/v1/status/components?sort=key&limit=1&cursor=${nextCursor}`);
    expect((onward.json() as Page).components?.map(({ key }) => key)).toEqual(['sign-in']);
    const newest = await all('keys?sort=-createdAt', 'keys', 1);
    expect([...newest].sort()).toEqual(await all('keys', 'keys', 1));
    expect(newest.at(-1)).toBe(home.first.slice(4, 12));
    const statuses = (await home.ask('/api/v1/problems?sort=status&limit=100')).json() as unknown as {
      problems: { status: number }[];
    };
    expect(statuses.problems.map(({ status }) => status)).toEqual(
      statuses.problems.map(({ status }) => status).sort((a, b) => a - b),
    );
    expect((await home.ask('/api/v1/status/regions?sort=name')).status).toBe(400);
  });

  it('GW-03 a cursor goes on with the question that it came from only, filters and list included', async () => {
    const from = async (path: string) => ((await home.ask(`/api/v1/${path}`)).json() as Page).nextCursor ?? '';
    const cursor = await from('status/components?archived=true&limit=1');
    const asked = (path: string) => home.ask(`/api/v1/${path}cursor=${cursor}`);
    expect((await asked('status/components?archived=true&')).status).toBe(200);
    for (const path of ['status/components?archived=false&', 'status/components?', 'status/regions?']) {
      const answer = await asked(path);
      expect([path, answer.status, answer.json().errors]).toMatchObject([path, 400, [{ field: 'query/cursor' }]]);
    }
    const bare = await from('status/components?limit=1');
    expect((await home.ask(`/api/v1/status/components?archived=false&cursor=${bare}`)).status).toBe(200);
  });

  it('GW-03 a thing that goes between two pages takes no other with it', async () => {
    const { components } = home.status.world;
    const first = (await home.ask('/api/v1/status/components?limit=2')).json() as Page;
    const [gone] = components.splice(1, 1);
    const rest = (await home.ask(`/api/v1/status/components?limit=2&cursor=${first.nextCursor}`)).json() as Page;
    if (gone) components.splice(1, 0, gone);
    expect(rest.components?.map(({ key }) => key)).toEqual(['sign-in']);
  });
});

describe('events', () => {
  it('GW-01 the answer about one event has its intervals, the list where it is asked, other lists not', async () => {
    const asked = async (path: string) => (await home.ask(`/api/v1/status/${path}`)).json();
    expect(await asked('events/e1')).toHaveProperty('intervals');
    expect(await asked('events')).not.toHaveProperty('events.0.intervals');
    expect(await asked('events?intervals=true')).toHaveProperty('events.0.intervals');
    expect(await asked('weather?days=1')).not.toHaveProperty('open.0.intervals');
  });

  it('GW-03 events can be had oldest first', async () => {
    await home.ask('/api/v1/status/events?sort=startsAt');
    expect(home.status.seen.at(-1)?.request).toMatchObject({ oldestFirst: true, intervals: false });
    expect((await home.ask('/api/v1/status/events?sort=title')).status).toBe(400);
  });
});

describe('the table of events', () => {
  it('ST-06 holds all pages of the list, in their order, however many there are', async () => {
    const { world, seen } = home.status;
    world.events.push(...Array.from({ length: 10_250 }, (_, n) => event(`x${n}`)));
    const before = seen.length;
    const { text, headers } = await home.ask('/api/v1/status/events.csv');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^id,kind/);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(world.events.map(({ id }) => id));
    expect(headers.get('content-length')).toBeNull();
    expect(seen.slice(before).filter(({ method }) => method === 'ListEvents')).toHaveLength(103);
    world.events.splice(251);
  });

  it('GW-07 what cannot be had at all is a problem and no cut table', async () => {
    home.status.world.delayMs = () => 4000;
    const answer = await home.ask('/api/v1/status/events.csv?kind=incident');
    home.status.world.delayMs = () => 0;
    expect([answer.status, answer.json().code]).toEqual([503, 'service.deadline']);
  });
});
