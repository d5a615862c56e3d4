import { expect, test } from '@jest/globals';
import type { Caller } from '@atrium/chassis/caller';
import { fakeStores } from '../../test/fakes/stores.ts';
import { component, say, stamp } from '../domain/fixtures.ts';
import { defaultSettings } from '../domain/settings.ts';
import { getComponentWeather } from './get-component-weather.ts';
import { listComponents } from './list-components.ts';
import { updateComponent } from './update-component.ts';

const now = 1_700_000_000;
const ada: Caller = { kind: 'key', id: 'ada', name: 'Ada', scopes: ['status:admin'] };

test('ST-18 two moves at one time that hang two components below each other hide neither, nor what is below', async () => {
  const deps = { ...fakeStores(), clock: { now: () => now }, wakeLeftovers: () => undefined };
  const tree = { page: '', left: 'page', right: 'page', leaf: 'left' };
  for (const [key, parent] of Object.entries(tree))
    await deps.components.create(key, { state: component(key, { parent }), facts: [] }, { now });
  const region = { key: 'eu', name: say('Europe'), timeZone: 'UTC', position: 0, ...stamp };
  await deps.regions.create('eu', { state: region, facts: [] }, { now });
  await deps.page.beginSettings({ state: { ...defaultSettings, ...stamp }, facts: [] }, { now });

  const move = (key: string, parent: string) => updateComponent(deps)(ada, { key, parent }, 1);
  await Promise.all([move('left', 'right'), move('right', 'left')]);

  const listed = (await listComponents(deps)(false)).map(({ state }) => [state.key, state.parent]);
  expect(listed).toEqual([
    ['page', ''],
    ['left', 'page'],
    ['leaf', 'left'],
    ['right', 'left'],
  ]);
  const { row, children } = await getComponentWeather(deps)({ key: 'left', region: '', days: 5, until: '', limit: 5 });
  expect([row.component.key, children.map((child) => child.component.key)]).toEqual(['left', ['leaf', 'right']]);
});
