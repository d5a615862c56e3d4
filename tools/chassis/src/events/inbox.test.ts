import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fresh, step, thingsOn } from '../../test/things.ts';
import { openWorkshop, type Workshop } from '../../test/workshop.ts';
import type { AtriumEvent } from './envelope.ts';
import { appliedInOrder, appliedOnce } from './inbox.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const event = (id: string, version: number): AtriumEvent => ({
  specversion: '1.0',
  id,
  source: '/atrium/eu/status',
  type: 'atrium.status.component.changed.v1',
  subject: 'mail',
  time: '2026-11-22T00:00:00Z',
  datacontenttype: 'application/json',
  region: 'eu',
  sequence: `${String(version).padStart(10, '0')}.00`,
  data: {},
});

describe('EV-02 the inbox', () => {
  test('EV-02 an event is applied once, however often and at however many places at a time it comes', async () => {
    const counts = workshop.connection.collection<{ _id: string; sum: number }>('counts');
    const apply = (id: string) => appliedOnce(counts, id, { documentId: 'eu', update: { $inc: { sum: 1 } } });
    const results = await Promise.all(['a', 'a', 'b', 'a', 'b', 'c'].map(apply));
    expect(results.filter(Boolean)).toHaveLength(3);
    expect(await apply('c')).toBe(false);
    expect(await counts.findOne({ _id: 'eu' })).toMatchObject({ sum: 3 });
  });

  test('EV-02 the effect may itself push, and the memory of events has an end', async () => {
    const lists = workshop.connection.collection<{ _id: string; seen: string[]; appliedEvents: string[] }>('lists');
    for (let index = 0; index < 205; index++) {
      await appliedOnce(lists, `e${index}`, { documentId: 'eu', update: { $push: { seen: `e${index}` } } });
    }
    const list = await lists.findOne({ _id: 'eu' });
    expect([list?.seen.length, list?.appliedEvents.length, list?.appliedEvents.at(-1)]).toEqual([205, 200, 'e204']);
  });

  test('EV-02 a projection takes an event only if it is newer than what it shows', async () => {
    const mirror = workshop.connection.collection<{ _id: string; version: number }>('mirror');
    const apply = (version: number) =>
      appliedInOrder(mirror, event(`v${version}`, version), { documentId: 'mail', update: { $set: { version } } });
    expect(await Promise.all([apply(1), apply(1)])).toContain(true);
    expect([await apply(3), await apply(2), await apply(3), await apply(12)]).toEqual([true, false, false, true]);
    expect(await mirror.findOne({ _id: 'mail' })).toMatchObject({ version: 12 });
  });

  test('EV-02 an aggregate takes an event as a command, once, and each aggregate for itself', async () => {
    const things = thingsOn(workshop.model);
    const now = 1_700_000_000;
    for (const id of ['x', 'y']) await things.create(id, fresh(id), { now });
    const apply = (id: string) => things.update(id, step(id), { now, event: 'e1' });
    for (const id of ['x', 'y', 'x']) expect((await apply(id)).state.count).toBe(2);
    expect((await things.update('x', step('x'), { now: now + 6 * 86_400, event: 'e1' })).version).toBe(2);
    expect((await things.create('z', fresh('z'), { now, event: 'e2' })).version).toBe(1);
    expect((await things.create('z', fresh('z'), { now, event: 'e2' })).version).toBe(1);
    await expect(things.create('z', fresh('z'), { now, event: 'e3' })).rejects.toMatchObject({
      code: 'request.conflict',
    });
  });
});
