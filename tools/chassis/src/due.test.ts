import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { step, type Things, thingsOn } from '../test/things.ts';
import { openWorkshop, type Workshop } from '../test/workshop.ts';
import { type DueThings, touchDue } from './due.ts';
import { collectionOf, notPostponed } from './mongo/document.ts';

const now = 1_700_000_000;
/** More than are touched at once, and all of them older than the good one. */
const bad = Array.from({ length: 150 }, (_, index) => `bad-${String(index).padStart(3, '0')}`);

let workshop: Workshop;
let things: Things;
let due: DueThings;
beforeAll(async () => {
  workshop = await openWorkshop();
  things = thingsOn(workshop.model);
  const documents = collectionOf(workshop.model);
  due = {
    postpone: things.postpone,
    due: async (at, limit) => {
      const query = documents.find({ note: 'due', ...notPostponed(at) }).sort({ _id: 1 });
      return (await query.limit(limit).toArray()).map(({ _id }) => _id);
    },
  };
  const decision = { state: { count: 1, note: 'due' }, facts: [] };
  await things.bulk(
    [...bad, 'good'].map((id) => ({ id, decision })),
    { now },
  );
});
afterAll(() => workshop.close());

/** Runs until a piece is empty, as a timer does; who was stuck. */
const run = async (at: number): Promise<string[]> => {
  const stuck: string[] = [];
  const touch = (id: string) =>
    things.update(
      id,
      ({ note, ...rest }) => {
        if (id.startsWith('bad')) throw new Error('broken');
        return step(id)(rest);
      },
      { now: at },
    );
  const tellStuck = (_: unknown, id: string) => void stuck.push(id);
  while ((await touchDue(due, { now: at, touch, tellStuck })) > 0);
  return stuck;
};

test('OP-04 however many fail, each is told, none holds up what is due after it, and they come again later', async () => {
  expect(await run(now)).toEqual(bad);
  expect(await things.get('good')).toEqual({ state: { count: 2 }, version: 2 });
  expect(await run(now + 9)).toEqual([]);
  expect(await run(now + 10)).toEqual(bad);
  expect(await things.get(bad[0] ?? '')).toEqual({ state: { count: 1, note: 'due' }, version: 1 });
});

test('OP-04 what cannot even be postponed, as while the store is away, ends the run', async () => {
  const away = { due: () => Promise.resolve(['a', 'b']), postpone: () => Promise.reject(new Error('away')) };
  const touched: string[] = [];
  const touch = (id: string) => Promise.reject(new Error(String(touched.push(id))));
  await expect(touchDue(away, { now, touch, tellStuck: () => undefined })).rejects.toThrow('away');
  expect(touched).toEqual(['a']);
});
