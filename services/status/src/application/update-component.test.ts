import { expect, test } from '@jest/globals';
import type { Caller } from '@atrium/chassis/caller';
import { fakeStores } from '../../test/fakes/stores.ts';
import { component, incident, maintenance, places, say, stamp, update } from '../domain/fixtures.ts';
import { addUpdate } from '../domain/course.ts';
import { createEvent } from '../domain/new-event.ts';
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

test('ST-05 the history of a component does not move forward past an event that counts, and the refusal names it', async () => {
  const deps = { ...fakeStores(), clock: { now: () => now }, wakeLeftovers: () => undefined };
  const known = now - 900_000;
  for (const key of ['page', 'mail', 'web'])
    await deps.components.create(key, { state: component(key, { knownSince: known }), facts: [] }, { now });
  const keep = (decision: ReturnType<typeof createEvent>) => deps.events.create(decision.state.id, decision, { now });
  const plan = createEvent(
    maintenance(now - 8000, now + 8000, { id: 'off', publishAt: now - 9000 }),
    places,
    now - 9000,
  );
  const published = { ...plan, state: { ...plan.state, publication: 'published' as const, publishAt: null } };
  await keep(addUpdate(published.state, update({ phase: 'cancelled' }), places, now - 8500));
  await keep(createEvent(incident({ id: 'draft', startsAt: now - 7500, publication: 'draft' }), places, now));
  await keep(
    createEvent(incident({ id: 'other', startsAt: now - 7000, endsAt: now, components: ['web'] }), places, now),
  );
  await keep(createEvent(incident({ id: 'first', startsAt: now - 6000, endsAt: now - 10 }), places, now));
  await keep(createEvent(incident({ id: 'second', startsAt: now - 5000, endsAt: now - 20 }), places, now));

  const since = (knownSince: number, version: number) =>
    updateComponent(deps)(ada, { key: 'mail', knownSince, position: version }, version);
  await expect(since(now - 5999, 1)).rejects.toMatchObject({
    code: 'status.history_began',
    params: { event: 'first', from: new Date((now - 6000) * 1000).toISOString().replace('.000Z', 'Z') },
    fields: [{ field: 'knownSince', code: 'after_event' }],
  });
  expect(await since(now - 6000, 1)).toMatchObject({ state: { knownSince: now - 6000 }, version: 2 });
  expect(await since(known, 2)).toMatchObject({ state: { knownSince: known } });
});
