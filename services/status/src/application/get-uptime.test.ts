import { beforeEach, expect, test } from '@jest/globals';
import { fakeStores } from '../../test/fakes/stores.ts';
import { at, component, say, stamp } from '../domain/fixtures.ts';
import { emptyMonth } from '../domain/months.ts';
import { noTroubles } from '../domain/seconds.ts';
import { defaultSettings } from '../domain/settings.ts';
import { getUptime } from './get-uptime.ts';
import { monthId } from './ports.ts';

const now = at('2026-05-02T10:00Z');
const tree = { page: '', suite: 'page', mail: 'suite', web: 'suite', other: 'page' };

let read: (readonly string[] | undefined)[];
let deps: ReturnType<typeof fakeStores> & { clock: { now: () => number } };

beforeEach(async () => {
  const stores = fakeStores();
  read = [];
  const months: typeof stores.months = {
    ...stores.months,
    read: (region, wanted, of) => {
      if (wanted.length > 0) read.push(of.components);
      return stores.months.read(region, wanted, of);
    },
  };
  deps = { ...stores, months, clock: { now: () => now } };
  for (const [key, parent] of Object.entries(tree)) await make(key, parent);
  const region = { key: 'eu', name: say('Europe'), timeZone: 'UTC', position: 0, ...stamp };
  await deps.regions.create('eu', { state: region, facts: [] }, { now });
  await deps.page.beginSettings({ state: { ...defaultSettings, ...stamp }, facts: [] }, { now });
  for (const [key, majorOutage] of [
    ['mail', 3600],
    ['web', 7200],
    ['other', 86_400],
  ] as const) {
    const month = emptyMonth({ component: key, region: 'eu', month: '2026-03' }, { name: 'UTC', version: 1 });
    const totals = { ...noTroubles(), majorOutage };
    await deps.months.write([{ month: { ...month, totals }, version: 0 }]);
    expect(monthId(month)).toBe(`${key}|eu|2026-03`);
  }
});

const make = (key: string, parent = 'page') =>
  deps.components.create(key, { state: component(key, { parent }), facts: [] }, { now });

const ask = (components: string[], from = '2026-03-01', until = '2026-03-31') =>
  getUptime(deps)({ components, region: '', from, until });

test('ST-06 uptime of some components is read for these and what is below them, and for no other', async () => {
  const { rows } = await ask(['suite', 'web']);
  expect(rows.map((row) => [row.component.key, row.group, row.uptime.seconds.majorOutage])).toEqual([
    ['suite', true, 7200],
    ['web', false, 7200],
  ]);
  await ask(['mail'], '2026-03-10', '2026-04-30');
  expect(read.map((keys) => [...(keys ?? [])].sort())).toEqual([['mail', 'suite', 'web'], ['mail'], ['mail']]);
  const all = await ask([]);
  expect(all.rows.map(({ component: { key } }) => key)).toEqual(['page', 'other', 'suite', 'mail', 'web']);
  expect(all.rows[0]?.uptime.seconds.majorOutage).toBe(86_400);
  await expect(ask(['mail', 'nope'])).rejects.toMatchObject({ code: 'status.component_not_found' });
});

test('OP-08 a report of too many months of components is refused by its name before anything is read', async () => {
  // Known since 2000, as all here: 317 months each.
  for (let index = 0; index < 230; index += 1) await make(`c${index}`);
  expect((await ask([], '1990-01-01', '')).rows).toHaveLength(235);
  for (let index = 230; index < 240; index += 1) await make(`c${index}`);
  read = [];
  await expect(ask([], '1990-01-01', '')).rejects.toMatchObject({ code: 'status.too_much_asked', kind: 'invalid' });
  expect(read).toEqual([]);
  expect((await ask(['suite', 'c7'], '1990-01-01', '')).rows).toHaveLength(2);
  expect((await ask([], '2002-01-01', '')).rows).toHaveLength(245);
});
