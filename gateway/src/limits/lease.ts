/** What one take from the shared counter gave. */
export type Grant = { granted: number; resetMs: number };

/** Takes points from the counter that all replicas share; never rejects. */
export type TakeShared = (key: string, points: number) => Promise<Grant>;

/** Whether a request may go on, and what its headers say. */
export type Verdict = { allowed: boolean; limit: number; remaining: number; resetSeconds: number };

/** How much is allowed, and how much is taken at once. */
export type LeaseOptions = { limit: number; windowMs: number; lease: number; take: TakeShared; now: () => number };

type Bucket = {
  left: number;
  used: number;
  resetAtMs: number;
  emptyUntilMs: number;
  asking: Promise<void> | undefined;
};

const bucketsMax = 20_000;

/**
 * Rate limits that are local first (GW-05): points are leased from the shared counter several at a time, so that Redis
 * is asked once in `lease` requests and no request waits for it as long as a lease is running. What a lease may
 * overdraw is bounded by one lease a replica and window.
 */
export const leases = (options: LeaseOptions) => {
  const { limit, windowMs, lease, take, now } = options;
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string): Bucket => {
    const found = buckets.get(key);
    if (found && found.resetAtMs > now()) return found;
    const bucket = { left: 0, used: 0, resetAtMs: now() + windowMs, emptyUntilMs: 0, asking: undefined };
    buckets.delete(key);
    buckets.set(key, bucket);
    const oldest = buckets.size > bucketsMax ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    return bucket;
  };

  const refill = (key: string, bucket: Bucket): Promise<void> =>
    (bucket.asking ??= take(key, lease).then(({ granted, resetMs }) => {
      bucket.asking = undefined;
      bucket.left += granted;
      bucket.resetAtMs = now() + resetMs;
      if (bucket.left <= 0) bucket.emptyUntilMs = bucket.resetAtMs;
    }));

  const verdict = (bucket: Bucket, allowed: boolean): Verdict => ({
    allowed,
    limit,
    remaining: allowed ? Math.max(0, limit - bucket.used) : 0,
    resetSeconds: Math.max(1, Math.ceil((bucket.resetAtMs - now()) / 1000)),
  });

  const spend = (bucket: Bucket): Verdict => {
    bucket.left -= 1;
    bucket.used += 1;
    return verdict(bucket, true);
  };

  /** Whether one more request of this key may go on; a promise only where the lease has run out. */
  return (key: string): Verdict | Promise<Verdict> => {
    const bucket = bucketOf(key);
    if (bucket.emptyUntilMs > now()) return verdict(bucket, false);
    if (bucket.left <= lease / 4) void refill(key, bucket);
    // The first lease is granted before it is asked for: nobody waits for Redis to say a first yes.
    if (bucket.left > -lease) return spend(bucket);
    return refill(key, bucket).then(() => (bucket.emptyUntilMs > now() ? verdict(bucket, false) : spend(bucket)));
  };
};
