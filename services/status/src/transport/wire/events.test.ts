import { expect, test } from '@jest/globals';
import type { Event } from '@atrium/protos/gen/atrium/status/v1/Event';
import { bytesOf, bytesOfWhole } from '../../domain/event-bytes.ts';
import { at, incident, places } from '../../domain/fixtures.ts';
import { createEvent } from '../../domain/new-event.ts';
import { statusContract } from '../grpc.ts';
import { toWireEvent, toWireEventWhole } from './events.ts';

const now = at('2099-12-31T23:59Z');
const long = (letter: string): string => letter.repeat(63);
const bytesOnTheWire = (event: Event): number =>
  statusContract.definition.GetEvent?.responseSerialize(event).length ?? Infinity;

test('GW-03 an event takes no more of an answer than is counted, whatever its names, its times and its language', () => {
  const { state } = createEvent(incident({ title: { fr: '語'.repeat(200), en: '' } }), places, now);
  const many = Array.from({ length: 500 }, () => long('c'));
  const entry = { ...state.ledger[0], component: long('c'), region: long('r'), state: 'degraded_performance', to: now };
  const ledger = Array.from({ length: 1000 }, () => entry) as typeof state.ledger;
  const event = { ...state, components: many, regions: many, ledger };
  const kept = { state: event, version: 5000 };
  expect(ledger[0]).toMatchObject({ supersededAt: null, revision: 1 });
  expect(bytesOnTheWire(toWireEvent(kept))).toBeLessThanOrEqual(bytesOf(event));
  expect(bytesOnTheWire(toWireEventWhole(kept))).toBeLessThanOrEqual(bytesOfWhole(event));
});
