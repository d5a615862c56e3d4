import { describe, expect, test } from '@jest/globals';
import { addUpdate, correctUpdate } from './course.ts';
import { eventLimits } from './event-limits.ts';
import type { StatusEvent } from './events.ts';
import { agent, at, codeOf, incident, places, say, update } from './fixtures.ts';
import { createEvent } from './new-event.ts';
import { publishEvent } from './publish-event.ts';

const now = at('2026-05-02T10:05Z');
/** As long as a text may be, of characters that are long in UTF-8. */
const long = { fr: '語'.repeat(20_000), en: '語'.repeat(20_000) };
/** What the broker takes in one message, with room for headers. */
const messageBytes = 900_000;

/** An incident with so many updates that each say as much as one may. */
const talkative = (updates: number, publication: 'draft' | 'published'): StatusEvent => {
  let event = createEvent(incident({ publication }), places, now).state;
  for (let count = 0; count < updates; count += 1)
    event = addUpdate(event, update({ id: `u${count}`, text: long }), places, now + count).state;
  return event;
};

describe('EV-01 facts of events', () => {
  test('EV-01 the fact of an event says it as protojson does, with its newest update', () => {
    const states = [{ component: 'mail', regions: [], state: 'partial_outage' as const }];
    const { facts } = createEvent(incident({ startsAt: at('2026-05-02T10:00Z'), states }), places, now);
    const event = { kind: 'EVENT_KIND_INCIDENT', impact: 'IMPACT_CRITICAL', phase: 'PHASE_INVESTIGATING' };
    const times = { startsAt: '2026-05-02T10:00:00Z', createdAt: '2026-05-02T10:05:00Z' };
    const stated = { component: 'mail', state: 'COMPONENT_STATE_PARTIAL_OUTAGE' };
    const face = { ...event, ...times, publication: 'PUBLICATION_PUBLISHED', lengthKnown: true };
    expect(facts).toMatchObject([
      { type: 'event.published', data: { event: face, update: { states: [stated], supersedes: '' } } },
    ]);
    expect(JSON.stringify(facts)).not.toContain('endsAt');
  });

  test('EV-01 however much an event has said, its facts carry one update and fit into a message', () => {
    const count = 20;
    const open = talkative(count, 'published');
    const draft = talkative(count, 'draft');
    const resolved = addUpdate(open, update({ id: 'last', phase: 'resolved', text: long }), places, now + count);
    const wish = { id: 'c', phase: null, text: long, states: null, at: null, by: agent };
    const corrected = correctUpdate(open, 'u3', wish, places, now + count);
    const published = publishEvent(draft, agent, places, now + count);
    for (const { facts } of [resolved, corrected, published])
      for (const { data } of facts) {
        expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(messageBytes);
        expect(data).not.toHaveProperty('event.updates');
      }
    expect(resolved.facts).toMatchObject([{ type: 'event.updated', data: { update: { id: 'last' } } }]);
    expect(corrected.facts).toMatchObject([{ data: { fields: ['updates'], update: { id: 'c', supersedes: 'u3' } } }]);
    expect(published.facts).toMatchObject([{ data: { update: { id: `u${count - 1}` } } }]);
  });

  test('EV-01 the states of one update name so many regions at most that its fact fits into a message', () => {
    const regions = Array.from({ length: 11 }, () => 'eu');
    const states = Array.from({ length: 500 }, () => ({
      component: 'mail',
      regions,
      state: 'partial_outage' as const,
    }));
    expect(codeOf(() => createEvent(incident({ states }), places, now))).toBe('request.invalid');
    const fewer = states.map((stated) => ({ ...stated, regions: regions.slice(1) }));
    expect(codeOf(() => createEvent(incident({ states: fewer }), places, now))).toBeUndefined();
  });

  test('GW-03 what an event says together fits into an answer; then it can still be ended, without a word', () => {
    const each = Buffer.byteLength(long.fr) * 2;
    const full = talkative(Math.floor(eventLimits.updateBytes / each) - 1, 'published');
    const more = update({ id: 'more', text: long });
    expect(codeOf(() => addUpdate(full, more, places, now + 900))).toBe('status.event_too_long');
    const end = addUpdate(full, update({ id: 'end', phase: 'resolved', text: say('') }), places, now + 900);
    expect(end.state.phase).toBe('resolved');
  });
});
