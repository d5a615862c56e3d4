import { describe, expect, test } from '@jest/globals';
import { addUpdate, correctUpdate } from './course.ts';
import { due, nextDueAt } from './due.ts';
import { courseOf, type StatusEvent } from './events.ts';
import { agent, at, incident, maintenance, places, say, sure, update } from './fixtures.ts';
import { importEvent, type ImportedEvent } from './imported-event.ts';
import { inForce } from './ledger.ts';
import { createEvent } from './new-event.ts';
import { assertIsDraft, publishEvent } from './publish-event.ts';
import { reviseEvent } from './revise-event.ts';

const now = at('2026-05-02T10:00Z');
const hour = 3600;
const types = (decision: { facts: readonly { type: string }[] } | undefined): string[] =>
  (decision?.facts ?? []).map(({ type }) => type);
const stretches = (event: StatusEvent): string[] =>
  inForce(event.ledger).map(({ state, from, to }) => `${state} ${from - now} ${to === null ? '' : to - now}`.trim());
const errorOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};
const codeOf = (act: () => unknown): unknown => (errorOf(act) as { code: string } | undefined)?.code;

describe('incidents', () => {
  test('ST-03 an incident reported now is investigated, public and open', () => {
    const { state, facts } = createEvent(incident(), places, now);
    expect(state).toMatchObject({ phase: 'investigating', publication: 'published', startsAt: now, endsAt: null });
    expect(facts).toMatchObject([{ type: 'event.published', subjectId: 'e1' }]);
    expect(stretches(state)).toEqual(['major_outage 0']);
  });

  test('ST-03 updates go through the phases, resolved ends it, a later phase opens it again', () => {
    let event = createEvent(incident({ startsAt: now - hour }), places, now - hour).state;
    event = addUpdate(event, update({ id: 'u1', phase: 'identified' }), places, now - 1800).state;
    const resolved = addUpdate(event, update({ id: 'u2', phase: 'resolved' }), places, now);
    expect(resolved.state).toMatchObject({ phase: 'resolved', endsAt: now });
    expect(types(resolved)).toEqual(['event.updated']);
    expect(stretches(resolved.state)).toEqual([`major_outage ${-hour} 0`]);
    const word = addUpdate(resolved.state, update({ id: 'u3' }), places, now + 60).state;
    expect(word).toMatchObject({ phase: 'resolved', endsAt: now });
    const again = addUpdate(word, update({ id: 'u4', phase: 'monitoring' }), places, now + 120).state;
    expect(again).toMatchObject({ phase: 'monitoring', endsAt: null });
    expect(courseOf(again).map(({ phase }) => phase)).toEqual([
      'investigating',
      'identified',
      'resolved',
      'resolved',
      'monitoring',
    ]);
    expect(again.ledger).toHaveLength(3);
  });

  test('ST-05 a late update changes the past from its time on and leaves the end alone', () => {
    const over = createEvent(
      incident({ startsAt: now - 2 * hour, endsAt: now - 600, phase: 'resolved' }),
      places,
      now,
    ).state;
    const states = [{ component: 'mail', regions: [], state: 'partial_outage' as const }];
    const { state } = addUpdate(over, update({ states, at: now - hour }), places, now);
    expect(state).toMatchObject({ phase: 'resolved', endsAt: now - 600 });
    expect(stretches(state)).toEqual([`major_outage ${-2 * hour} ${-hour}`, `partial_outage ${-hour} -600`]);
    expect(state.ledger).toHaveLength(3);
  });

  test('ST-05 a correction supersedes an update, keeps the old one and says so', () => {
    const over = createEvent(incident({ startsAt: now - hour, endsAt: now, phase: 'resolved' }), places, now).state;
    const wish = { id: 'c1', phase: null, text: null, states: null, at: now - 1800, by: agent };
    const { state, facts } = correctUpdate(over, 'e1-1', wish, places, now + 60);
    expect(state.endsAt).toBe(now - 1800);
    expect(state.updates).toHaveLength(3);
    expect(courseOf(state).map(({ id }) => id)).toEqual(['e1-0', 'c1']);
    expect(state.updates.find(({ id }) => id === 'e1-1')).toMatchObject({
      supersededAt: now + 60,
      text: over.updates[1]?.text,
    });
    expect(facts).toMatchObject([{ type: 'event.revised', data: { fields: ['updates'] } }]);
    expect(codeOf(() => correctUpdate(state, 'e1-1', { ...wish, id: 'c2' }, places, now + 70))).toBe(
      'status.update_not_found',
    );
    const reopened = correctUpdate(over, 'e1-1', { ...wish, phase: 'monitoring' }, places, now + 60).state;
    expect(reopened).toMatchObject({ phase: 'monitoring', endsAt: null });
  });

  test('ST-03 one that is over from the start has its states from its begin and its text at its end', () => {
    const states = [{ component: 'mail', regions: [], state: 'degraded_performance' as const }];
    const { state } = createEvent(incident({ startsAt: now - hour, endsAt: now - 60, states }), places, now);
    expect(state.phase).toBe('resolved');
    expect(stretches(state)).toEqual([`degraded_performance ${-hour} -60`]);
    expect(courseOf(state).map(({ at: second, phase, text }) => [second - now, phase, text.en])).toEqual([
      [-hour, 'investigating', ''],
      [-60, 'resolved', 'We look into it'],
    ]);
  });

  test('ST-05 revising says which fields changed, and nothing where nothing changes', () => {
    const event = createEvent(incident({ startsAt: now - hour }), places, now).state;
    const revised = reviseEvent(event, { impact: 'minor', startsAt: now - 7200 }, agent, places, now);
    expect(revised?.facts).toMatchObject([{ type: 'event.revised', data: { fields: ['impact', 'starts_at'] } }]);
    expect(stretches(revised?.state ?? event)).toEqual(['degraded_performance -7200']);
    expect(
      reviseEvent(event, { impact: 'critical', components: ['mail', 'mail'] }, agent, places, now),
    ).toBeUndefined();
  });

  test.each<[string, () => unknown, string]>([
    ['a begin in the future', () => createEvent(incident({ startsAt: now + 1 }), places, now), 'status.in_future'],
    [
      'an end in the future',
      () => createEvent(incident({ startsAt: now, endsAt: now + 1 }), places, now),
      'status.in_future',
    ],
    [
      'an end before the begin',
      () => createEvent(incident({ startsAt: now, endsAt: now - 1 }), places, now),
      'status.ends_before_start',
    ],
    [
      'an end while it is investigated',
      () => createEvent(incident({ startsAt: now - 1, endsAt: now, phase: 'identified' }), places, now),
      'request.invalid',
    ],
    ['a phase of maintenance', () => createEvent(incident({ phase: 'completed' }), places, now), 'request.invalid'],
    [
      'an unknown component',
      () => createEvent(incident({ components: ['nope'] }), places, now),
      'status.unknown_component',
    ],
    ['an unknown region', () => createEvent(incident({ regions: ['nope'] }), places, now), 'status.unknown_region'],
    ['no title', () => createEvent(incident({ title: say(' ') }), places, now), 'request.invalid'],
    [
      'a title of 201 characters',
      () => createEvent(incident({ title: say('x'.repeat(201)) }), places, now),
      'request.invalid',
    ],
    ['no impact', () => createEvent(incident({ impact: null }), places, now), 'request.invalid'],
    [
      'the stated state "no data"',
      () => createEvent(incident({ states: [{ component: 'mail', regions: [], state: 'no_data' }] }), places, now),
      'request.invalid',
    ],
    ['a time before 1990', () => createEvent(incident({ startsAt: -1 }), places, now), 'request.invalid'],
    [
      'a publication time on what is published',
      () => createEvent(incident({ publication: 'published', publishAt: now }), places, now),
      'request.invalid',
    ],
    [
      'an update of the future',
      () => addUpdate(createEvent(incident(), places, now).state, update({ at: now + 1 }), places, now),
      'status.in_future',
    ],
    [
      'an update that says nothing',
      () => addUpdate(createEvent(incident(), places, now).state, update({ text: say('') }), places, now),
      'request.invalid',
    ],
    [
      'resolved before its begin',
      () => {
        const wish = { id: 'c', phase: 'resolved' as const, text: null, states: null, at: now - 1, by: agent };
        return correctUpdate(createEvent(incident(), places, now).state, 'e1-0', wish, places, now);
      },
      'request.invalid',
    ],
    [
      'an update from before its begin',
      () => addUpdate(createEvent(incident(), places, now).state, update({ at: now - 1 }), places, now),
      'request.invalid',
    ],
    [
      'an end by revision while it lasts',
      () => reviseEvent(createEvent(incident(), places, now).state, { endsAt: now }, agent, places, now),
      'request.invalid',
    ],
  ])('ST-03 is refused: %s', (_, act, code) => {
    expect(codeOf(act)).toBe(code);
  });

  test('GW-02 a phase of the other kind is refused with where the incident stands and where it was to go', () => {
    const act = () =>
      addUpdate(createEvent(incident(), places, now).state, update({ phase: 'completed' }), places, now);
    expect(errorOf(act)).toMatchObject({
      code: 'status.phase_not_allowed',
      params: { from: 'investigating', phase: 'completed' },
      fields: [{ field: 'phase', code: 'not_allowed' }],
    });
  });

  test('ST-05 what is said of the time before an incident began is refused; a correction leaves an old time alone', () => {
    const event = createEvent(incident({ startsAt: now - hour }), places, now).state;
    const early = { field: 'at', code: 'before_start' };
    const said = update({ at: now - hour - 1 });
    expect(errorOf(() => addUpdate(event, said, places, now))).toMatchObject({ fields: [early] });
    const later = { ...event, startsAt: now - 60 };
    const words = { id: 'c1', phase: null, text: say('Other'), states: null, at: null, by: agent };
    expect(correctUpdate(later, 'e1-0', words, places, now).state.updates).toHaveLength(2);
    const wish = { ...words, at: now - 2 * hour };
    expect(errorOf(() => correctUpdate(event, 'e1-0', wish, places, now))).toMatchObject({ fields: [early] });
  });
});

describe('maintenance by the clock', () => {
  const planned = () => createEvent(maintenance(now + hour, now + 2 * hour), places, now).state;

  test('ST-04 it begins and completes at its planned seconds however late the clock comes, and once', () => {
    const event = planned();
    expect([event.phase, nextDueAt(event), due(event, places, now + hour - 1)]).toEqual([
      'scheduled',
      now + hour,
      undefined,
    ]);
    const begun = due(event, places, now + hour + 17);
    expect(begun?.state).toMatchObject({
      phase: 'in_progress',
      updates: [{}, { at: now + hour, recordedAt: now + hour + 17 }],
    });
    expect(types(begun)).toEqual(['event.updated']);
    expect(due(begun?.state ?? event, places, now + hour + 18)).toBeUndefined();
    const late = due(event, places, now + 9 * hour);
    expect(late?.state).toMatchObject({ phase: 'completed', endsAt: now + 2 * hour });
    expect(late?.state.updates.map((entry) => entry.at - now)).toEqual([0, hour, 2 * hour]);
    expect(types(late)).toEqual(['event.updated', 'event.updated']);
    expect(nextDueAt(late?.state ?? event)).toBeNull();
    expect(late?.state.ledger).toEqual(event.ledger);
    expect(stretches(event)).toEqual([`under_maintenance ${hour} ${2 * hour}`]);
  });

  test('ST-04 whoever comes before the clock finds what the clock would have done', () => {
    const { state, facts } = addUpdate(planned(), update({ phase: 'verifying' }), places, now + hour + 60);
    expect(state.phase).toBe('verifying');
    expect(facts.map(({ type }) => type)).toEqual(['event.updated', 'event.updated']);
    expect(due(state, places, now + 3 * hour)?.state.phase).toBe('completed');
  });

  test('ST-04 an agent begins it early, completes it early, or cancels it', () => {
    const early = addUpdate(planned(), update({ phase: 'in_progress' }), places, now + 60).state;
    expect(stretches(early)).toEqual([`under_maintenance 60 ${2 * hour}`]);
    const done = addUpdate(early, update({ id: 'u2', phase: 'completed' }), places, now + 120).state;
    expect(stretches(done)).toEqual(['under_maintenance 60 120']);
    expect(nextDueAt(done)).toBeNull();
    const cancelled = addUpdate(planned(), update({ phase: 'cancelled' }), places, now + 60).state;
    expect([cancelled.phase, stretches(cancelled), nextDueAt(cancelled)]).toEqual(['cancelled', [], null]);
    const stopped = addUpdate(early, update({ id: 'u3', phase: 'cancelled' }), places, now + 90).state;
    expect(stretches(stopped)).toEqual(['under_maintenance 60 90']);
    expect(codeOf(() => addUpdate(done, update({ id: 'u4', phase: 'in_progress' }), places, now + 200))).toBe(
      'status.closed',
    );
    expect(codeOf(() => addUpdate(planned(), update({ phase: 'completed' }), places, now + 1))).toBe(
      'status.phase_not_allowed',
    );
  });

  test('ST-04 moving the window moves the clock; a window in the past has run its course at once', () => {
    const moved = reviseEvent(
      planned(),
      { startsAt: now + 5 * hour, endsAt: now + 6 * hour },
      agent,
      places,
      now + 1,
    )?.state;
    expect(moved && [nextDueAt(moved), stretches(moved)]).toEqual([
      now + 5 * hour,
      [`under_maintenance ${5 * hour} ${6 * hour}`],
    ]);
    const past = createEvent(maintenance(now - 2 * hour, now - hour), places, now);
    expect(past.state.phase).toBe('completed');
    expect(courseOf(past.state).map(({ phase }) => phase)).toEqual(['scheduled', 'in_progress', 'completed']);
    expect(types(past)).toEqual(['event.published', 'event.updated', 'event.updated']);
  });

  test('ST-03 a maintenance ends after its begin and within a year', () => {
    expect(codeOf(() => createEvent(maintenance(now, now), places, now))).toBe('status.ends_before_start');
    expect(codeOf(() => createEvent(maintenance(now, now + 400 * 86_400), places, now))).toBe('request.invalid');
    expect(codeOf(() => createEvent(maintenance(now, now + 60, { endsAt: null }), places, now))).toBe(
      'request.invalid',
    );
  });
});

describe('drafts and publication', () => {
  test('ST-03 a draft is no fact and touches no day until it is published', () => {
    const draft = createEvent(incident({ publication: 'draft' }), places, now);
    expect([draft.facts, draft.state.ledger, nextDueAt(draft.state)]).toEqual([[], [], null]);
    const more = addUpdate(draft.state, update({ phase: 'identified' }), places, now + 5);
    expect([more.facts, more.state.ledger]).toEqual([[], []]);
    expect(() => assertIsDraft(draft.state, now)).not.toThrow();
    const published = publishEvent(more.state, agent, places, now + 60);
    expect(types(published)).toEqual(['event.published']);
    expect(stretches(published.state)).toEqual(['major_outage 0']);
    expect(codeOf(() => publishEvent(published.state, agent, places, now + 61))).toBe('status.already_published');
    expect(codeOf(() => assertIsDraft(published.state, now))).toBe('status.not_a_draft');
  });

  test('ST-03 a scheduled publication happens at its time, dated there, and once', () => {
    const { state, facts } = createEvent(incident({ publishAt: now + hour }), places, now);
    expect([state.publication, facts, nextDueAt(state), state.startsAt]).toEqual([
      'scheduled',
      [],
      now + hour,
      now + hour,
    ]);
    const published = due(state, places, now + hour + 30);
    expect(types(published)).toEqual(['event.published']);
    expect(published && stretches(published.state)).toEqual([`major_outage ${hour}`]);
    expect(published && due(published.state, places, now + 2 * hour)).toBeUndefined();
    const early = publishEvent(state, agent, places, now + 10).state;
    expect([early.startsAt, early.updates[0]?.at]).toEqual([now + 10, now + 10]);
    expect(codeOf(() => assertIsDraft(state, now + hour))).toBe('status.not_a_draft');
  });

  test('ST-04 a planned maintenance published after its window has run its course', () => {
    const { state } = createEvent(maintenance(now + 60, now + 120, { publishAt: now + hour }), places, now);
    const done = due(state, places, now + hour);
    expect([done?.state.phase, types(done)]).toEqual([
      'completed',
      ['event.published', 'event.updated', 'event.updated'],
    ]);
  });
});

describe('imported events', () => {
  const by = { kind: 'import' as const, id: 'i1', name: 'Import' };
  const found = (more: Partial<ImportedEvent> = {}): ImportedEvent => ({
    id: 'sp-1',
    origin: 'statuspage:1',
    kind: 'incident',
    title: say('Old'),
    impact: 'major',
    phase: 'resolved',
    components: [],
    regions: ['eu'],
    startsAt: now - hour,
    endsAt: now - 60,
    reconstructed: false,
    updates: [{ id: 'x1', at: now - hour, phase: 'investigating', text: say('a'), states: [], reconstructed: false }],
    ...more,
  });

  test('ST-11 the same again changes nothing; what changed in the source supersedes what was there', () => {
    const first = importEvent(undefined, found(), by, places, now);
    expect([types(first), first && stretches(first.state)]).toEqual([[], [`partial_outage ${-hour} -60`]]);
    expect(types(importEvent(undefined, found({ endsAt: null, phase: 'identified' }), by, places, now))).toEqual([
      'event.published',
    ]);
    expect(importEvent(first?.state, found(), by, places, now + 9)).toBeUndefined();
    const news = found({
      updates: [{ id: 'x1', at: now - hour, phase: 'identified', text: say('b'), states: [], reconstructed: false }],
    });
    const second = importEvent(first?.state, news, by, places, now + 9);
    expect(second?.state.updates.map(({ id, supersededAt }) => [id, supersededAt])).toEqual([
      ['x1', now + 9],
      [`x1-${now + 9}`, null],
    ]);
    expect(importEvent(second?.state, news, by, places, now + 20)).toBeUndefined();
  });

  test('ST-11 what somebody changed here since is left as it is', () => {
    const first = sure(importEvent(undefined, found(), by, places, now)).state;
    const here = reviseEvent(first, { impact: 'critical' }, agent, places, now)?.state;
    expect(importEvent(here, found({ title: say('New') }), by, places, now)).toBeUndefined();
  });

  test('ST-11 what somebody changed here stays so when the clock has touched the event since', () => {
    const plan = found({
      kind: 'maintenance',
      phase: 'scheduled',
      startsAt: now + 60,
      endsAt: now + hour,
      updates: [],
    });
    const first = sure(importEvent(undefined, plan, by, places, now)).state;
    const begun = sure(due(first, places, now + 60)).state;
    expect(importEvent(begun, { ...plan, title: say('New') }, by, places, now + 90)).toBeDefined();
    const revised = sure(reviseEvent(first, { title: say('Ours') }, agent, places, now)).state;
    const told = addUpdate(first, update({ text: say('Soon') }), places, now).state;
    for (const here of [revised, told]) {
      const touched = sure(due(here, places, now + 60)).state;
      expect(touched.updatedBy.kind).toBe('service');
      expect(importEvent(touched, { ...plan, title: say('New') }, by, places, now + 90)).toBeUndefined();
    }
  });

  test('ST-11 a word added to an imported event that ended without saying so does not open it again', () => {
    const first = sure(importEvent(undefined, found(), by, places, now)).state;
    const late = addUpdate(first, update({ at: now - 600, phase: 'identified' }), places, now).state;
    expect([late.phase, late.endsAt]).toEqual(['resolved', now - 60]);
    const after = addUpdate(late, update({ id: 'u2' }), places, now).state;
    expect([after.phase, after.endsAt]).toEqual(['resolved', now - 60]);
    const plan = sure(
      importEvent(undefined, found({ kind: 'maintenance', phase: 'completed', updates: [] }), by, places, now),
    ).state;
    const word = addUpdate(plan, update(), places, now);
    expect([word.state.phase, word.state.endsAt, types(word)]).toEqual(['completed', now - 60, ['event.updated']]);
  });
});
