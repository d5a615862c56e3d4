// Checked by `tsc`, which fails where an expected error is missing: a rule cannot wait for anything.
import type { Things } from './things.ts';

export const aRuleIsSynchronous = async (things: Things): Promise<void> => {
  await things.update('a', ({ count }) => ({ state: { count }, facts: [] }), { now: 0 });
  // @ts-expect-error an async rule gives a promise, which is no decision
  await things.update('a', async ({ count }) => Promise.resolve({ state: { count }, facts: [] }), { now: 0 });
  // @ts-expect-error nor can a decision be made later
  await things.create('a', Promise.resolve({ state: { count: 0 }, facts: [] }), { now: 0 });
};
