import { describe, expect, it } from '@jest/globals';
import { eventually } from '@atrium/testkit/eventually';
import { lane } from './lane.ts';

/** Work that ends when it is told to. */
const works = () => {
  const ends: (() => void)[] = [];
  return { ends, work: () => new Promise<void>((end) => void ends.push(end)) };
};

describe('a lane', () => {
  it('OP-08 runs no more at once than it is wide, and lets nobody wait where its queue is full', async () => {
    const { ends, work } = works();
    const run = lane({ atOnce: 2, waitingMax: 1, waitMs: 60_000 });
    const three = [run(work), run(work), run(work)];
    await expect(run(work)).rejects.toMatchObject({ code: 'service.overloaded' });
    expect(ends).toHaveLength(2);
    ends[0]?.();
    await eventually(() => expect(ends).toHaveLength(3));
    for (const end of ends) end();
    await Promise.all(three);
  });

  it('OP-08 what waits too long is told so, and its place in the queue is free again', async () => {
    const { ends, work } = works();
    const run = lane({ atOnce: 1, waitingMax: 1, waitMs: 10 });
    const first = run(work);
    await expect(run(work)).rejects.toMatchObject({ code: 'service.overloaded' });
    await expect(run(work)).rejects.toMatchObject({ code: 'service.overloaded' });
    ends[0]?.();
    await first;
    expect(ends).toHaveLength(1);
  });

  it('OP-08 work that fails leaves its place', async () => {
    const run = lane({ atOnce: 1, waitingMax: 0, waitMs: 10 });
    await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
