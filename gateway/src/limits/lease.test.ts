import { describe, expect, it } from '@jest/globals';
import { leases, type TakeShared } from './lease.ts';

const shared = (limit: number): TakeShared & { asked: () => number } => {
  let used = 0;
  let asked = 0;
  const take: TakeShared = (_key, points) => {
    asked += 1;
    const granted = Math.max(0, Math.min(points, limit - used));
    used += points;
    return Promise.resolve({ granted, left: Math.max(0, limit - used), resetMs: 60_000 });
  };
  return Object.assign(take, { asked: () => asked });
};

const spend = async (take: ReturnType<typeof leases>, count: number): Promise<number> => {
  let allowed = 0;
  for (let n = 0; n < count; n += 1) if ((await take('a')).allowed) allowed += 1;
  return allowed;
};

describe('leases', () => {
  it('GW-05 asks the shared counter once a lease, and lets as many pass as the limit says', async () => {
    const counter = shared(200);
    const take = leases({ limit: 200, windowMs: 60_000, lease: 20, take: counter, now: () => 0 });
    expect(await spend(take, 500)).toBe(200);
    expect(counter.asked()).toBeLessThanOrEqual(12);
  });

  it('GW-05 never waits for the first lease', () => {
    const take = leases({
      limit: 100,
      windowMs: 60_000,
      lease: 10,
      take: () => new Promise(() => undefined),
      now: () => 0,
    });
    for (let n = 0; n < 10; n += 1) expect(take('a')).toMatchObject({ allowed: true });
  });

  it('GW-05 a burst that outruns its lease waits for the next one, and is counted whole', async () => {
    const take = leases({ limit: 30, windowMs: 60_000, lease: 5, take: shared(30), now: () => 0 });
    const verdicts = await Promise.all(Array.from({ length: 100 }, async () => take('a')));
    const allowed = verdicts.filter((verdict) => verdict.allowed).length;
    expect(allowed).toBeGreaterThanOrEqual(25);
    expect(allowed).toBeLessThanOrEqual(35);
  });

  it('GW-05 begins anew when the window ends', async () => {
    let now = 0;
    const take = leases({ limit: 5, windowMs: 60_000, lease: 1, take: shared(5), now: () => now });
    expect(await spend(take, 20)).toBeLessThanOrEqual(6);
    now = 61_000;
    expect((await take('a')).allowed).toBe(true);
  });
});
