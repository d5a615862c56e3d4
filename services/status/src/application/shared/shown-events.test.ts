import { expect, test } from '@jest/globals';
import { bytesOf } from '../../domain/event-bytes.ts';
import { incident, places, say } from '../../domain/fixtures.ts';
import { createEvent } from '../../domain/new-event.ts';
import type { Kept } from '../ports.ts';
import type { StatusEvent } from '../../domain/events.ts';
import { facesOf, fitting } from './shown-events.ts';

const now = 1_700_000_000;
const long = say('語'.repeat(20_000));
const eventsOf = (count: number, text = long): Kept<StatusEvent>[] =>
  Array.from({ length: count }, (_, index) => ({
    state: createEvent(incident({ id: `e${index}`, text }), places, now).state,
    version: 1,
  }));
const bytes = (events: readonly Kept<StatusEvent>[]): number =>
  events.reduce((sum, { state }) => sum + bytesOf(state), 0);

test('OP-08 a page shows what fits: texts are left out before events are, and the newest come first', () => {
  const shown = fitting(eventsOf(20));
  expect(shown.map(({ state }) => state.id)).toEqual(eventsOf(20).map(({ state }) => state.id));
  const said = shown.map(({ state }) => state.updates.length);
  expect([said[0], said.at(-1)]).toEqual([1, 0]);
  const many = fitting(eventsOf(2000));
  expect(many.length).toBeGreaterThan(100);
  expect(bytes(many)).toBeLessThanOrEqual(500_000);
  expect(fitting(eventsOf(20, say('Short')))).toEqual(eventsOf(20, say('Short')));
});

test('OP-08 an event of a list by title and times brings no text along', () => {
  expect(facesOf(eventsOf(3)).map(({ state }) => [state.id, state.updates])).toEqual([
    ['e0', []],
    ['e1', []],
    ['e2', []],
  ]);
});
