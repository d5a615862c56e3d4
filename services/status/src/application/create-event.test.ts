import { expect, test } from '@jest/globals';
import type { Caller } from '@atrium/chassis/caller';
import { sequentialIds } from '@atrium/testkit/ids';
import { fakeStores } from '../../test/fakes/stores.ts';
import { incident, maintenance } from '../domain/fixtures.ts';
import { createEvent } from './create-event.ts';

const now = 1_700_000_000;
const rémi: Caller = { kind: 'key', id: 'r', name: 'Rémi', scopes: ['status:write'] };

test('ST-01 more than 2000 events open or planned are refused by their name; one that is over, or past, is none of them', async () => {
  const ids = { next: sequentialIds('e') };
  const deps = { ...fakeStores(), clock: { now: () => now }, ids, prepare: () => Promise.resolve() };
  const wish = (more: object) => ({ ...incident(), components: [], regions: [], template: '', ...more });
  const create = (more: object) => createEvent(deps)(rémi, wish(more));
  const later = maintenance(now + 60, now + 120, { components: [], regions: [] });
  for (let count = 0; count < 2000; count += 1) await create(count % 2 === 0 ? {} : later);
  expect(await deps.events.live(now)).toHaveLength(2000);
  for (const more of [{}, later])
    await expect(create(more)).rejects.toMatchObject({ code: 'status.too_many_live', params: { max: 2000 } });
  await expect(create({ startsAt: now - 60, endsAt: now - 1 })).resolves.toMatchObject({
    state: { phase: 'resolved' },
  });
});
