import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { benches, type StoreBench } from '../../test/store-benches.ts';
import type { EventCursor, EventFilter } from '../application/ports.ts';
import { addUpdate, correctUpdate } from '../domain/course.ts';
import { agent, at, incident, maintenance, places, say, update } from '../domain/fixtures.ts';
import { createEvent, type NewEvent } from '../domain/new-event.ts';

const now = at('2026-05-02T10:00Z');
const hour = 3600;
const mark = { import: 'i1', outcome: 'created' } as const;

const wishes: NewEvent[] = [
  incident({ id: 'open', startsAt: now - hour }),
  incident({ id: 'past', startsAt: now - 50 * hour, endsAt: now - 49 * hour }),
  incident({ id: 'older', startsAt: now - 90 * hour, endsAt: now - 48 * hour, regions: ['us'], components: ['web'] }),
  incident({ id: 'twin-a', startsAt: now - 70 * hour, endsAt: now - 60 * hour, components: [], regions: [] }),
  incident({ id: 'twin-b', startsAt: now - 70 * hour, endsAt: now - 61 * hour, components: ['local'], regions: [] }),
  maintenance(now + hour, now + 2 * hour, { id: 'planned' }),
  maintenance(now + 2 * hour, now + 3 * hour, { id: 'later', components: ['web'], regions: ['us'] }),
  incident({ id: 'draft', publication: 'draft' }),
  incident({ id: 'coming', publishAt: now + 3 * hour }),
];

describe.each(benches)('events %s', (_, open) => {
  let bench: StoreBench;
  const events = () => bench.stores.events;
  const listed = async (filter: Partial<EventFilter>, after?: EventCursor) => {
    const ids: string[] = [];
    for await (const { state } of events().list({ ...filter, now }, after)) ids.push(state.id);
    return ids;
  };
  beforeAll(async () => {
    bench = await open();
    for (const wish of wishes) await events().create(wish.id, createEvent(wish, places, now), { now });
  });
  afterAll(() => bench.close());

  test('ST-03 an event comes back as it was kept, and is missed by its name', async () => {
    const decision = createEvent(incident({ id: 'open', startsAt: now - hour }), places, now);
    expect(await events().find('open')).toEqual({ state: decision.state, version: 1 });
    expect(await events().find('nope')).toBeUndefined();
    await expect(events().get('nope')).rejects.toMatchObject({ code: 'status.event_not_found' });
    expect([...(await events().findMany(['past', 'nope'])).keys()]).toEqual(['past']);
  });

  test.each<[string, Partial<EventFilter>, string[]]>([
    ['all', {}, ['later', 'planned', 'open', 'past', 'twin-b', 'twin-a', 'older']],
    ['drafts and what is to be published', { drafts: true }, ['coming', 'draft']],
    ['of a kind', { kind: 'maintenance' }, ['later', 'planned']],
    ['on a component', { components: ['web'] }, ['later', 'older']],
    ['on one of many', { components: ['page', 'local', ...Array(150).keys()].map(String) }, ['twin-b', 'twin-a']],
    ['in a region where a component that runs elsewhere is not', { region: 'us' }, ['later', 'twin-a', 'older']],
    ['touching a time', { from: now - 60 * hour, until: now - 49 * hour }, ['past', 'twin-a', 'older']],
    ['open', { stage: 'open' }, ['open']],
    ['planned', { stage: 'planned' }, ['later', 'planned']],
    ['past', { stage: 'past', components: ['mail', 'web'] }, ['past', 'older']],
  ])('GW-03 lists, newest begin first: %s', async (_name, filter, ids) => {
    expect(await listed(filter)).toEqual(ids);
  });

  test('ST-08 a list by newest update: what was told last comes first, not what begins last', async () => {
    const order = 'newestUpdate' as const;
    const all = ['planned', 'later', 'open', 'older', 'past', 'twin-a', 'twin-b'];
    expect(await listed({ order })).toEqual(all);
    expect(await listed({ order }, { at: now, id: 'planned' })).toEqual(all.slice(1));
    expect(await listed({ order, components: ['web'], region: 'us' })).toEqual(['later', 'older']);
    expect(await listed({ order, stage: 'past' }, { at: now - 48 * hour, id: 'older' })).toEqual(all.slice(4));
  });

  test('GW-03 a list goes on after any place in it, also between events of one second', async () => {
    expect(await listed({}, { at: now - 70 * hour, id: 'twin-b' })).toEqual(['twin-a', 'older']);
    expect(await listed({}, { at: now - 50 * hour, id: 'past' })).toEqual(['twin-b', 'twin-a', 'older']);
  });

  test('ST-12 what stands is read with its newest word and without what was superseded', async () => {
    const { state, version } = await events().get('open');
    const said = addUpdate(state, update({ text: say('Second') }), places, now).state;
    const wish = { id: 'c', phase: null, text: say('Mended'), states: null, at: null, by: agent };
    const corrected = correctUpdate({ ...said, impact: 'minor' }, 'u1', wish, places, now);
    await events().update('open', () => corrected, { now, expectedVersion: version });
    const [found] = (await events().live(now)).filter((kept) => kept.state.id === 'open');
    expect(found?.state.updates).toMatchObject([{ id: 'c', text: say('Mended') }]);
    expect(corrected.state.ledger.length).toBeGreaterThan(1);
    expect(found?.state.ledger).toEqual(corrected.state.ledger.filter(({ supersededAt }) => supersededAt === null));
    const live = (await events().live(now)).map((kept) => kept.state.id);
    expect(live).toEqual(['open', 'later', 'planned']);
  });

  test('ST-01 what ended in a stretch of time comes newest end first, of a region, as many as wanted', async () => {
    const ended = async (region: string, limit: number) =>
      (await events().ended(region, now - 61 * hour, now - 48 * hour, limit)).map(({ state }) => state.id);
    expect([await ended('eu', 9), await ended('eu', 1)]).toEqual([['past', 'twin-a', 'twin-b'], ['past']]);
    expect(await ended('us', 9)).toEqual(['twin-a']);
  });

  test('ST-04 what the clock must touch comes in its order, and not before a time to which it was put off', async () => {
    expect(await events().due(now, 9)).toEqual([]);
    expect(await events().due(now + 3 * hour, 9)).toEqual(['planned', 'later', 'coming']);
    await events().postpone('planned', now + 4 * hour);
    await eventually(async () => expect(await events().due(now + 3 * hour, 1)).toEqual(['later']));
  });

  test('ST-05 an event is unprepared until this version of it is prepared by this layout', async () => {
    const all = await events().unprepared(1, 99, 0);
    expect([all.length, all.slice(0, 2)]).toEqual([8, ['later', 'planned']]);
    expect(await events().unprepared(1, 2, 1)).toEqual(all.slice(1, 3));
    await events().markPrepared([
      { id: 'later', version: 1, layout: 1 },
      { id: 'past', version: 9, layout: 1 },
    ]);
    await eventually(async () => expect(await events().unprepared(1, 99, 0)).toEqual(all.slice(1)));
    expect(await events().unprepared(2, 99, 0)).toEqual([...all.slice(1), 'later']);
    await events().update('later', (state) => ({ state: { ...state, title: say('New') }, facts: [] }), { now });
    expect(await events().unprepared(1, 1, 0)).toEqual(['later']);
  });

  test('ST-11 many are written at once with the mark of their import; what was written meanwhile is told', async () => {
    const made = createEvent(incident({ id: 'bulk', endsAt: now, startsAt: now - 9 }), places, now);
    const seen = await events().get('past');
    const change = { state: { ...seen.state, title: say('Bulk') }, facts: [] };
    const writes = [
      { decision: made, from: undefined, mark },
      { decision: change, from: { ...seen, version: 7 }, mark },
    ];
    expect(await events().bulk(writes, now)).toEqual(['past']);
    const again = [{ decision: change, from: seen, mark: { ...mark, outcome: 'updated' as const } }];
    expect(await events().bulk(again, now)).toEqual([]);
    const found = await events().findMany(['bulk', 'past']);
    expect([found.get('bulk')?.mark, found.get('past')?.mark?.outcome]).toEqual([mark, 'updated']);
    expect(found.get('past')).toMatchObject({ version: 2, state: { title: say('Bulk') } });
  });

  test('ST-08 an update moves its event up, one of the past to its time; an event without any stands at its begin', async () => {
    const tell = async (id: string, at: number) => {
      const { state } = await events().get(id);
      const said = addUpdate(
        { ...state, phase: 'investigating', endsAt: null },
        update({ id: `${id}-${at}`, at }),
        places,
        now,
      );
      await events().update(id, () => said, { now });
    };
    await tell('twin-b', now - 59 * hour);
    await tell('twin-a', now - 50 * hour);
    await events().update('older', (state) => ({ state: { ...state, updates: [] }, facts: [] }), { now });
    const found = await listed({ order: 'newestUpdate', until: now - 60 * hour });
    expect(found).toEqual(['twin-a', 'twin-b', 'older']);
  });

  test('ST-03 a draft is removed by a rule that may refuse it', async () => {
    const refuse = () => {
      throw new Error('no');
    };
    await expect(events().remove('draft', { now, expectedVersion: 1 }, refuse)).rejects.toThrow('no');
    await events().remove('draft', { now, expectedVersion: 1 });
    expect(await listed({ drafts: true })).toEqual(['coming']);
  });
});
