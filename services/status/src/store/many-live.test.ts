import { expect, test } from '@jest/globals';
import { benches } from '../../test/store-benches.ts';
import { at, incident, maintenance, places } from '../domain/fixtures.ts';
import { createEvent } from '../domain/new-event.ts';

const now = at('2026-05-02T10:00Z');
const hour = 3600;
const planned = 2100;

test.each(benches)(
  'ST-01 %s: however many events are planned, what is in progress is read too',
  async (_, open) => {
    const { stores, close } = await open();
    try {
      const wishes = Array.from({ length: planned }, (__, index) =>
        maintenance(now + 90 * hour, now + (100 + index) * hour, { id: `m${index}` }),
      );
      wishes.push(maintenance(now - hour, now + hour, { id: 'now' }), incident({ id: 'open', startsAt: now - hour }));
      const writes = wishes.map((wish) => ({
        decision: createEvent(wish, places, now),
        from: undefined,
        mark: undefined,
      }));
      expect(await stores.events.bulk(writes, now)).toEqual([]);
      const live = await stores.events.live(now);
      expect(live).toHaveLength(planned + 2);
      expect([live[0]?.state.id, live.at(-1)?.state.id]).toEqual(['open', 'now']);
      expect([await stores.events.countLive(now, 9999), await stores.events.countLive(now, 7)]).toEqual([
        planned + 2,
        7,
      ]);
    } finally {
      await close();
    }
  },
  60_000,
);
