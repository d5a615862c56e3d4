import { describe, expect, test } from '@jest/globals';
import { addUpdate, correctUpdate } from './course.ts';
import { due } from './due.ts';
import { courseOf, type StatusEvent } from './events.ts';
import { agent, at, incident, maintenance, places, say, update } from './fixtures.ts';
import { inForce } from './ledger.ts';
import { createEvent } from './new-event.ts';
import { publishEvent } from './publish-event.ts';
import { reviseEvent } from './revise-event.ts';
import { takeBack } from './take-back.ts';

const now = at('2026-05-02T10:00Z');
const hour = 3600;
const open = (): StatusEvent => createEvent(incident({ startsAt: now - hour }), places, now - hour).state;
const back = (event: StatusEvent, second: number) => takeBack(event, agent, places, second);
const tooLate = 'status.too_late_to_take_back';

describe('taking back', () => {
  test('ST-21 an event published by mistake is a draft again within 30 seconds, and no second of it counts', () => {
    const over = incident({ startsAt: now - hour, endsAt: now - 60, phase: 'resolved' });
    const made = createEvent(over, places, now).state;
    expect(inForce(made.ledger)).toHaveLength(1);
    const { state, facts } = back(made, now + 29);
    expect(state).toMatchObject({ publication: 'draft', takeBack: null });
    expect([inForce(state.ledger), state.ledger.length]).toEqual([[], 1]);
    expect(facts).toMatchObject([{ type: 'event.withdrawn', data: { event: { publication: 'PUBLICATION_DRAFT' } } }]);
    expect(publishEvent(state, agent, places, now + 40).state.publication).toBe('published');
  });

  test('ST-21 after 30 seconds it is too late', () => {
    expect(() => back(createEvent(incident(), places, now).state, now + 30)).toThrow(tooLate);
    const draft = createEvent(incident({ publication: 'draft' }), places, now).state;
    expect(() => back(draft, now)).toThrow(tooLate);
    expect(back(publishEvent(draft, agent, places, now + 100).state, now + 129).state.publication).toBe('draft');
  });

  test('ST-21 an update taken back leaves the event as it stood, and stays in the record, superseded', () => {
    const before = open();
    const resolved = addUpdate(before, update({ id: 'u1', phase: 'resolved' }), places, now).state;
    const { state, facts } = back(resolved, now + 10);
    expect(state).toMatchObject({ publication: 'published', phase: 'investigating', endsAt: null, takeBack: null });
    expect(courseOf(state)).toEqual(courseOf(before));
    expect(state.updates).toHaveLength(2);
    expect(inForce(state.ledger).map(({ from, to }) => [from - now, to])).toEqual([[-hour, null]]);
    expect(facts).toMatchObject([{ type: 'event.revised', data: { fields: ['updates'] } }]);
  });

  test('ST-21 only what was said last can be taken back, and only once', () => {
    const said = addUpdate(open(), update({ id: 'u1', phase: 'resolved' }), places, now).state;
    const revised = reviseEvent(said, { title: say('Otherwise') }, agent, places, now + 1)?.state ?? said;
    expect(() => back(revised, now + 2)).toThrow(tooLate);
    const wish = { ...update({ id: 'u2' }), text: say('Better'), states: null };
    expect(() => back(correctUpdate(said, 'u1', wish, places, now + 1).state, now + 2)).toThrow(tooLate);
    expect(() => back(back(said, now + 1).state, now + 2)).toThrow(tooLate);
  });

  test('ST-04 ST-21 what the clock went on with is taken back no more', () => {
    const planned = createEvent(maintenance(now + 10, now + hour), places, now).state;
    expect(back(planned, now + 9).state.publication).toBe('draft');
    const begun = due(planned, places, now + 10)?.state ?? planned;
    expect(() => back(begun, now + 11)).toThrow(tooLate);
  });
});
