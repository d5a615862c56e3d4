import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plansOf, refuseScans } from '@atrium/testkit/query-plans';
import { openMongo } from '../../test/store-benches.ts';
import type { EventCursor, EventFilter, Stores } from '../application/ports.ts';
import { at, component, incident, maintenance, places, say, stamp } from '../domain/fixtures.ts';
import { newImport } from '../domain/imports.ts';
import { emptyMonth } from '../domain/months.ts';
import { createEvent } from '../domain/new-event.ts';
import { defaultSettings } from '../domain/settings.ts';

const now = at('2026-05-02T10:00Z');
const hour = 3600;
const how = { now, expectedVersion: 1, command: { key: 'k', hash: 'h', caller: 'c' } };
const zone = { name: 'Europe/Paris', version: 1 };
const same = <State>(state: State) => ({ state, facts: [] });
const monthOf = (key: string) => emptyMonth({ component: key, region: 'eu', month: '2026-05' }, zone);
const line = { line: 0, outcome: 'note' as const, where: '', code: 'c', detail: '', about: '' };
const request = {
  ...{ format: 'csv' as const, digest: 'a'.repeat(64), parts: 1, bytes: 1, dryRun: false },
  ...{ region: '', columns: {}, parent: '', language: 'en' as const },
};

let mongo: Awaited<ReturnType<typeof openMongo>>;

const eventOf = (index: number) => {
  const startsAt = now - index * hour;
  const names = { components: [['mail', 'web', 'local'][index % 3] ?? 'mail'], regions: index % 4 === 0 ? ['eu'] : [] };
  const wish =
    index % 5 === 0
      ? maintenance(startsAt + 90 * hour, startsAt + 91 * hour, { id: `e${index}`, ...names })
      : incident({ id: `e${index}`, startsAt, endsAt: index % 7 === 0 ? null : startsAt + 60, ...names });
  return createEvent(index % 11 === 0 ? { ...wish, publication: 'draft' } : wish, places, now);
};

beforeAll(async () => {
  mongo = await openMongo();
  const { stores } = mongo;
  const writes = Array.from({ length: 400 }, (_, index) => eventOf(index));
  await stores.events.bulk(
    writes.map((decision) => ({ decision, from: undefined, mark: undefined })),
    now,
  );
  const keys = ['page', 'mail', 'web', 'local', ...Array.from({ length: 40 }, (_, index) => `c${index}`)];
  for (const key of keys) await stores.components.create(key, same(component(key)), { now });
  await stores.months.write(keys.map((key) => ({ month: monthOf(key), version: 0 })));
  const region = { key: 'eu', name: say('Europe'), timeZone: 'Europe/Paris', position: 0, ...stamp };
  await stores.regions.create('eu', same(region), { now });
  await stores.page.beginSettings(same({ ...defaultSettings, ...stamp }), { now });
  await stores.page.bump();
  await stores.imports.create('i-1', newImport('i-1', 'i', 1, request), { now });
  await stores.imports.putPart('i-1', 0, Buffer.from('x'));
  await stores.imports.addLines('i-1', [line]);
}, 60_000);

afterAll(() => mongo.close());

const taken = async (filter: Partial<EventFilter>, after?: EventCursor) => {
  let count = 0;
  for await (const kept of mongo.stores.events.list({ ...filter, now }, after))
    if (kept.version > 0 && ++count > 25) break;
};

/** Every method of a store, and what calls it so that it asks the database all that it may ask. */
type Acts<Store> = { [Method in keyof Store]: (store: Store) => Promise<unknown> };

type Kind = 'components' | 'events' | 'imports';

/** What all aggregates have; `id` is one that is there, `other` one that is not. */
const common = (id: string, other: string) => ({
  find: (store: Stores[Kind]) => store.find(id),
  get: (store: Stores[Kind]) => store.get(id),
  recall: (store: Stores[Kind]) => store.recall(how.command, now),
  update: (store: Stores[Kind]) => (store as Stores['components']).update(id, same, { now }),
  remove: (store: Stores[Kind]) => store.remove(other, { now }).catch(() => undefined),
});

const shelf: Acts<Stores['components']> = {
  ...common('mail', 'nope'),
  create: (store) => store.create('mail', same(component('mail')), how).catch(() => undefined),
  all: (store) => store.all(),
  put: (store) => store.put('mail', () => undefined, how).catch(() => undefined),
};

const events: Acts<Stores['events']> = {
  ...common('e1', 'nope'),
  create: (store) => store.create('e1', eventOf(1), how).catch(() => undefined),
  findMany: (store) => store.findMany(['e1', 'e2']),
  list: async () => {
    const wide = Array.from({ length: 300 }, (_, index) => `c${index}`);
    for (const stage of [undefined, 'open', 'planned', 'past'] as const)
      for (const region of [undefined, 'eu'])
        for (const components of [undefined, ['mail'], ['mail', 'web', 'local'], [...wide, 'mail']])
          for (const kind of [undefined, 'incident'] as const)
            for (const order of ['newestBegin', 'oldestBegin', 'newestUpdate'] as const) {
              const filter = { stage, region, components, kind, order };
              await taken(filter);
              await taken({ ...filter, from: now - 90 * hour, until: now }, { at: now - hour, id: 'e2' });
            }
    for (const components of [undefined, ['mail', 'web']])
      for (const order of ['newestBegin', 'oldestBegin', 'newestUpdate'] as const)
        await taken({ drafts: true, components, order });
  },
  live: (store) => store.live(now),
  countLive: (store) => store.countLive(now, 2000),
  ended: (store) => store.ended('eu', now - 90 * hour, now, 20),
  due: (store) => store.due(now + 900 * hour, 100),
  postpone: (store) => store.postpone('e5', now),
  unprepared: (store) => store.unprepared(1, 200, 100),
  markPrepared: (store) => store.markPrepared([{ id: 'e1', version: 1, layout: 1 }]),
  bulk: async (store) => {
    const seen = await store.get('e2');
    const stale = { decision: same(seen.state), from: { ...seen, version: 99 }, mark: undefined };
    await store.bulk([stale, { decision: eventOf(3), from: undefined, mark: undefined }], now);
  },
};

const months: Acts<Stores['months']> = {
  findMany: (store) => store.findMany(['mail|eu|2026-05']),
  read: async (store) => {
    const eu = { key: 'eu', timeZone: 'Europe/Paris' };
    await store.read(eu, ['2026-04', '2026-05'], { parts: true });
    await store.read(eu, ['2026-04', '2026-05'], { parts: false, components: ['mail', 'web'] });
  },
  write: (store) => store.write([{ month: monthOf('mail'), version: 1 }]),
};

const page: Acts<Stores['page']> = {
  settings: (store) => store.settings(),
  beginSettings: (store) => store.beginSettings(same({ ...defaultSettings, ...stamp }), { now }),
  changeSettings: (store) => store.changeSettings(same, { now }),
  revision: (store) => store.revision(),
  layout: (store) => store.layout(),
  bump: (store) => store.bump(),
};

const imports: Acts<Stores['imports']> = {
  ...common('i-1', 'nope'),
  // Nobody removes an import, and the store would not let them: its runs are unique.
  remove: (store) =>
    expect(store.remove('i-1', { now }))
      .rejects.toThrow(TypeError)
      .then(() => store.find('i-1')),
  create: (store) => store.create('i-1', newImport('i-1', 'i', 1, request), how).catch(() => undefined),
  latest: (store) => store.latest('i'),
  waiting: (store) => store.waiting(now),
  putPart: (store) => store.putPart('i-1', 0, Buffer.from('x')),
  parts: (store) => store.parts('i-1'),
  receivedParts: (store) => store.receivedParts('i-1'),
  dropParts: (store) => store.dropParts('nope'),
  addLines: (store) => store.addLines('i-1', [line]),
  lines: (store) => store.lines('i-1', -1, 10),
};

// A store or a method that is not here does not compile.
const fewThings = { regions: undefined, templates: undefined, postmortems: undefined };
const acts = { ...fewThings, components: shelf, events, months, page, imports } satisfies {
  [Name in keyof Stores]: Acts<Stores[Name]> | undefined;
};

const cases = Object.entries(acts).flatMap(([store, methods]) =>
  Object.entries(methods ?? {}).map(([method, act]) => ({
    name: `${store}.${method}`,
    act: () => (act as (store: unknown) => Promise<unknown>)(mongo.stores[store as keyof Stores]),
  })),
);

describe('OP-08 ST-14 every query has its index', () => {
  test.each(cases)('OP-08 ST-14 $name reads no whole collection and sorts nothing in memory', async ({ act }) => {
    const plans = await refuseScans(mongo.connection, act);
    expect(plans.filter(({ sorted }) => sorted).map(({ asked }) => asked)).toEqual([]);
  });

  test('ST-14 a page of a list looks at few events besides those that it shows', async () => {
    const plans = await plansOf(mongo.connection, () => mongo.stores.events.live(now));
    const live = await mongo.stores.events.live(now);
    for (const { examined } of plans) expect(examined).toBeLessThanOrEqual(live.length);
  });
});
