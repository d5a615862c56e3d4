import { describe, expect, test } from '@jest/globals';
import { addUpdate, correctUpdate } from './course.ts';
import { bytesKept, bytesOfWhole } from './event-bytes.ts';
import { eventLimits } from './event-limits.ts';
import type { StatusEvent } from './events.ts';
import { agent, at, codeOf, component, incident, maintenance, places, say, update } from './fixtures.ts';
import { importEvent } from './imported-event.ts';
import { createEvent } from './new-event.ts';
import { placesOf } from './places.ts';
import { publishEvent } from './publish-event.ts';
import { reviseEvent } from './revise-event.ts';
import type { ComponentState } from './states.ts';

const now = at('2026-05-02T10:00Z');
const answerBytes = 4 * 1024 * 1024;
const documentBytes = 16 * 1024 * 1024;

/** ST-14: 500 components in five regions. */
const keys = Array.from({ length: 500 }, (_, index) => `a-component-of-many-${index}`);
const manyPlaces = placesOf(
  [component('page'), ...keys.map((key) => component(key))],
  ['eu', 'us', 'asia', 'africa', 'oceania'].map((key) => ({ key, version: 1 })),
);
const everywhere = { components: keys, regions: [] };

const states: ComponentState[] = ['partial_outage', 'degraded_performance'];
const turn = (event: StatusEvent, index: number, among: readonly string[] = keys): StatusEvent => {
  const state = states[index % 2] ?? 'partial_outage';
  const stated = among.map((key) => ({ component: key, regions: [], state }));
  return addUpdate(event, update({ id: `u${index}`, states: stated }), manyPlaces, now + index * 60).state;
};

/** Changes the states of all, then of ever fewer, until each is refused; answers the event that takes no more. */
const fill = (from: StatusEvent): { full: StatusEvent; refused: Set<unknown>; turns: number } => {
  let [full, turns, index] = [from, 0, 0];
  const refused = new Set<unknown>();
  for (const among of [500, 100, 20, 4])
    for (let code: unknown; code === undefined; index += 1) {
      code = codeOf(() => (full = turn(full, index + 1, keys.slice(0, among))));
      if (code !== undefined) refused.add(code);
      else if (among === keys.length) turns += 1;
    }
  return { full, refused, turns };
};

describe('an event of which all is said that can be', () => {
  const short = (id: string) => update({ id, text: say('News') });
  const talked = (): StatusEvent => {
    let event = createEvent(incident(), places, now).state;
    while (event.updates.length < eventLimits.updates)
      event = addUpdate(event, short(`u${event.updates.length}`), places, now).state;
    return event;
  };

  test('ST-03 takes the update that ends it, with its words, and no other', () => {
    const full = talked();
    expect(codeOf(() => addUpdate(full, short('more'), places, now))).toBe('status.too_many_updates');
    const last = update({ id: 'last', phase: 'resolved', text: say('Over.') });
    const over = addUpdate(full, last, places, now + 60).state;
    expect(over).toMatchObject({ phase: 'resolved', endsAt: now + 60 });
    expect(codeOf(() => addUpdate(over, { ...last, id: 'again' }, places, now + 61))).toBe('status.too_many_updates');
    const again = update({ id: 'open', phase: 'identified' });
    expect(codeOf(() => addUpdate(over, again, places, now + 61))).toBe('status.too_many_updates');
    const wish = { id: 'c', phase: null, text: say('?'), states: null, at: null, by: agent };
    expect(codeOf(() => correctUpdate(over, 'last', wish, places, now + 61))).toBe('status.too_many_updates');
  });

  test('ST-11 is ended by an import too', () => {
    const by = { kind: 'import', id: 'i', name: 'statuspage' } as const;
    const said = Array.from({ length: eventLimits.updates + 1 }, (_, index) => ({
      ...{ id: `u${index}`, at: now - 1000 + index, phase: 'identified' as const, text: say(`${index}`), states: [] },
      reconstructed: false,
    }));
    const found = {
      ...{ id: 'i1', origin: 'statuspage:i1', kind: 'incident' as const, title: say('Long'), impact: 'minor' as const },
      ...{ phase: 'identified' as const, components: ['mail'], regions: [], startsAt: now - 1000, endsAt: null },
      ...{ reconstructed: false, updates: said.slice(0, -1) },
    };
    const before = importEvent(undefined, found, by, places, now)?.state;
    expect(before?.updates).toHaveLength(eventLimits.updates);
    expect(codeOf(() => importEvent(before, { ...found, updates: said }, by, places, now))).toBe(
      'status.too_many_updates',
    );
    const ended = said.map((one, index) =>
      index < eventLimits.updates ? one : { ...one, phase: 'resolved' as const },
    );
    const over = { ...found, phase: 'resolved' as const, endsAt: now, updates: ended };
    expect(importEvent(before, over, by, places, now)?.state).toMatchObject({ phase: 'resolved', endsAt: now });
    expect(codeOf(() => importEvent(undefined, over, by, places, now))).toBe('status.too_many_updates');
  });
});

describe('an event that touches all, and changes the states of all', () => {
  test('ST-14 GW-03 is refused more while it still fits into an answer and a document, and can always be ended', () => {
    const { full, refused, turns } = fill(createEvent(incident(everywhere), manyPlaces, now).state);
    expect([[...refused], turns > 5]).toEqual([['status.event_too_wide'], true]);
    const text = say('語'.repeat(20_000));
    const stated = keys.map((key) => ({ component: key, regions: ['eu'], state: 'major_outage' as const }));
    const last = update({ id: 'last', phase: 'resolved', text, states: stated });
    const over = addUpdate(full, last, manyPlaces, now + 86_400).state;
    expect(over).toMatchObject({ phase: 'resolved' });
    expect(bytesOfWhole(over)).toBeLessThan(answerBytes);
    expect(bytesKept(over.ledger)).toBeLessThan(documentBytes / 1.5);
    expect(codeOf(() => addUpdate(over, update({ id: 'o', phase: 'identified' }), manyPlaces, now + 86_401))).toBe(
      'status.event_too_wide',
    );
    expect(codeOf(() => reviseEvent(over, { startsAt: now - 60 }, agent, manyPlaces, now + 86_401))).toBe(
      'status.event_too_wide',
    );
  });

  test('ST-03 is measured as a draft already, and as a maintenance too', () => {
    const wish = incident({ ...everywhere, publication: 'draft' });
    const { full, refused } = fill(createEvent(wish, manyPlaces, now).state);
    expect([[...refused], full.ledger]).toEqual([['status.event_too_wide'], []]);
    expect(publishEvent(full, agent, manyPlaces, now + 3600).state.publication).toBe('published');
    const works = maintenance(now, now + 86_400, everywhere);
    const begun = fill(createEvent(works, manyPlaces, now).state);
    const end = update({ id: 'end', phase: 'completed', text: say('Done.') });
    expect(addUpdate(begun.full, end, manyPlaces, now + 7200).state).toMatchObject({ phase: 'completed' });
  });

  test('GW-03 what it says counts as well as what it touches', () => {
    let event = createEvent(incident(everywhere), manyPlaces, now).state;
    for (let index = 1; index <= 4; index += 1) event = turn(event, index);
    const talk = () => {
      for (let index = 0; index < 100; index += 1)
        event = addUpdate(
          event,
          update({ id: `t${index}`, text: say('語'.repeat(20_000)) }),
          manyPlaces,
          now + 9e3,
        ).state;
    };
    expect(codeOf(talk)).toBe('status.event_too_wide');
  });
});
