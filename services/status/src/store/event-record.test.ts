import { expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { bytesKept } from '../domain/event-bytes.ts';
import { at, incident, places } from '../domain/fixtures.ts';
import { createEvent } from '../domain/new-event.ts';

const now = at('2099-12-31T23:59Z');

test('ST-05 an interval takes no more of its document than is counted, superseded ones too', () => {
  const { state } = createEvent(incident(), places, now);
  const last = { from: now, to: now, recordedAt: now, revision: 5000, supersededBy: 5000, supersededAt: now };
  const entry = {
    ...state.ledger[0],
    component: 'c'.repeat(63),
    region: 'r'.repeat(63),
    state: 'degraded_performance' as const,
  };
  const ledger = Array.from({ length: 50_000 }, () => ({ ...entry, ...last }));
  expect(mongo.BSON.calculateObjectSize({ ledger })).toBeLessThanOrEqual(bytesKept(ledger));
});
