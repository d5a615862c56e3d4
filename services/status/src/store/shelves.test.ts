import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { benches, type StoreBench } from '../../test/store-benches.ts';
import { component, say, stamp } from '../domain/fixtures.ts';
import type { Template } from '../domain/templates.ts';
import type { Component } from '../domain/tree.ts';

const now = 1_700_000_000;
const kept = (state: Component) => ({ state, facts: [] });
const command = (key: string, hash = 'body') => ({ key, hash, caller: 'key-1' });
const template = (key: string): Template => ({
  key,
  kind: 'incident',
  title: say(key),
  text: say('text'),
  impact: 'minor',
  components: [],
  ...stamp,
});

describe.each(benches)('shelves %s', (_, open) => {
  let bench: StoreBench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.close());

  test('ST-18 all components are read at once, by key, whole', async () => {
    const { components } = bench.stores;
    for (const key of ['web', 'mail']) await components.create(key, kept(component(key)), { now });
    expect(await components.all()).toEqual(['mail', 'web'].map((key) => ({ state: component(key), version: 1 })));
    expect(await components.get('web')).toEqual({ state: component('web'), version: 1 });
    expect(await components.find('nope')).toBeUndefined();
  });

  test('GW-02 what is missing and what is taken is told in words of the service', async () => {
    const { components, regions, templates } = bench.stores;
    await components.create('taken', kept(component('taken')), { now });
    const again = components.create('taken', kept(component('taken')), { now, command: command('other act') });
    await expect(again).rejects.toMatchObject({ code: 'status.key_taken', params: { key: 'taken' } });
    await expect(components.get('nope')).rejects.toMatchObject({ code: 'status.component_not_found' });
    const how = { now, expectedVersion: 1 };
    await expect(regions.update('nope', () => undefined, how)).rejects.toMatchObject({
      code: 'status.region_not_found',
    });
    await expect(templates.remove('nope', how)).rejects.toMatchObject({ code: 'status.template_not_found' });
  });

  test('GW-03 a change says which version it saw; GW-04 sent again it acts no more', async () => {
    const { components } = bench.stores;
    await components.create('moved', kept(component('moved')), { now });
    const move = (position: number, expectedVersion: number, key?: string) =>
      components.update('moved', (state) => kept({ ...state, position }), {
        now,
        expectedVersion,
        ...(key !== undefined && { command: command(key) }),
      });
    expect(await move(3, 1, 'move')).toMatchObject({ state: { position: 3 }, version: 2 });
    await expect(move(4, 1)).rejects.toMatchObject({ code: 'request.stale', params: { version: 2 } });
    expect(await move(3, 1, 'move')).toMatchObject({ version: 2 });
    expect(await components.recall(command('move'), now)).toMatchObject({ state: { position: 3 }, version: 2 });
    const strange = components.recall(command('move', 'another body'), now);
    await expect(strange).rejects.toMatchObject({ code: 'request.idempotency_mismatch' });
    expect([await components.recall(undefined, now), await components.recall(command('new'), now)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('ST-03 a template is made, changed and removed; made again under its key its versions go on', async () => {
    const { templates } = bench.stores;
    const put = (title: string, expectedVersion: number) =>
      templates.put('slow', () => ({ state: { ...template('slow'), title: say(title) }, facts: [] }), {
        now,
        expectedVersion,
      });
    expect((await put('Slow', 0)).version).toBe(1);
    await expect(put('Slower', 0)).rejects.toMatchObject({ code: 'request.stale' });
    expect((await put('Slower', 1)).version).toBe(2);
    await templates.remove('slow', { now, expectedVersion: 2 });
    expect([await templates.find('slow'), await templates.all()]).toEqual([undefined, []]);
    expect((await put('Slow again', 0)).version).toBeGreaterThan(2);
  });
});
