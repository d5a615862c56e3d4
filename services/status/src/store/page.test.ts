import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { benches, type StoreBench } from '../../test/store-benches.ts';
import { component, say, stamp } from '../domain/fixtures.ts';
import { defaultSettings } from '../domain/settings.ts';

const now = 1_700_000_000;
const first = { ...defaultSettings, ...stamp };

describe.each(benches)('the page %s', (_, open) => {
  let bench: StoreBench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.close());

  test('GW-03 settings begin once, and are changed by who saw their version', async () => {
    const { page } = bench.stores;
    await expect(page.settings()).rejects.toThrow();
    await page.beginSettings({ state: first, facts: [] }, { now });
    await page.beginSettings({ state: { ...first, name: say('Other') }, facts: [] }, { now });
    expect(await page.settings()).toEqual({ state: first, version: 1 });
    const rename = (expectedVersion: number) =>
      page.changeSettings((state) => ({ state: { ...state, name: say('New') }, facts: [] }), { now, expectedVersion });
    for (const version of [0, 2]) await expect(rename(version)).rejects.toMatchObject({ code: 'request.stale' });
    expect(await rename(1)).toMatchObject({ state: { name: say('New') }, version: 2 });
  });

  test('ST-12 the revision grows with every write of what a page is made of, and with every bump', async () => {
    const { page, components, regions } = bench.stores;
    const seen = [await page.revision()];
    const grows = async (write: Promise<unknown>) => {
      await write;
      seen.push(await page.revision());
    };
    await grows(page.bump());
    await grows(components.create('mail', { state: component('mail'), facts: [] }, { now }));
    const region = { key: 'eu', name: say('Europe'), timeZone: 'UTC', position: 0, ...stamp };
    await grows(regions.create('eu', { state: region, facts: [] }, { now }));
    await grows(page.changeSettings((state) => ({ state, facts: [] }), { now }));
    for (const [index, revision] of seen.slice(1).entries()) expect(revision).toBeGreaterThan(seen[index] ?? NaN);
  });

  test('ST-05 the layout grows where a component moves or a region changes, and not by other writes', async () => {
    const { page, components, regions } = bench.stores;
    const before = await page.layout();
    await page.bump();
    await components.update('mail', (state) => ({ state: { ...state, name: say('M') }, facts: [] }), { now });
    expect(await page.layout()).toBe(before);
    await components.update('mail', (state) => ({ state: { ...state, moves: 1 }, facts: [] }), { now });
    expect(await page.layout()).toBe(before + 1);
    await regions.update('eu', (state) => ({ state, facts: [] }), { now });
    expect(await page.layout()).toBe(before + 2);
  });
});
