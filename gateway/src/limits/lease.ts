/** What one take from the shared counter gave: points, those that are left for others, and until when. */
export type Grant = { granted: number; left: number; resetMs: number };

/** Takes points from the counter that all replicas share; never rejects. */
export type TakeShared = (key: string, points: number) => Promise<Grant>;

/** Whether a request may go on, and what its headers say. */
export type Verdict = { allowed: boolean; limit: number; remaining: number; resetSeconds: number };

/** How much is allowed, and how much is taken at once. */
export type LeaseOptions = { limit: number; windowMs: number; lease: number; take: TakeShared; now: () => number };

type Bucket = {
  /** Points of the lease that are not spent; below zero for what was spent while the next lease is on its way. */
  left: number;
  /** Points that nobody has leased, as far as known. */
  free: number;
  /** The shared counter has no more in this window. */
  spent: boolean;
  resetAtMs: number;
  asking: Promise<void> | undefined;
};

const bucketsMax = 20_000;

type Buckets = Map<string, Bucket>;

const bucketOf = (buckets: Buckets, key: string, { limit, windowMs, now }: LeaseOptions): Bucket => {
  const found = buckets.get(key);
  if (found && found.resetAtMs > now()) return found;
  const bucket = { left: 0, free: limit, spent: false, resetAtMs: now() + windowMs, asking: undefined };
  buckets.delete(key);
  buckets.set(key, bucket);
  const oldest = buckets.size > bucketsMax ? buckets.keys().next().value : undefined;
  if (oldest !== undefined) buckets.delete(oldest);
  return bucket;
};

const refill = (bucket: Bucket, key: string, { lease, take, now }: LeaseOptions): Promise<void> =>
  (bucket.asking ??= take(key, lease).then(({ granted, left, resetMs }) => {
    bucket.asking = undefined;
    bucket.left += granted;
    bucket.free = left;
    bucket.spent = granted < lease;
    bucket.resetAtMs = now() + resetMs;
  }));

const verdict = (bucket: Bucket, allowed: boolean, { limit, now }: LeaseOptions): Verdict => ({
  allowed,
  limit,
  remaining: allowed ? Math.max(0, bucket.free + bucket.left) : 0,
  resetSeconds: Math.max(1, Math.ceil((bucket.resetAtMs - now()) / 1000)),
});

const spend = (bucket: Bucket, options: LeaseOptions): Verdict => {
  if (bucket.spent && bucket.left <= 0) return verdict(bucket, false, options);
  bucket.left -= 1;
  return verdict(bucket, true, options);
};

/**
 * Rate limits that are local first (GW-05): points are leased from the shared counter several at a time, so that Redis
 * is asked once in `lease` requests and no request waits for it as long as a lease is running. What may be overdrawn is
 * bounded by one lease a replica and window.
 *
 * @returns whether one more request of a key may go on; a promise only where the lease has run out
 */
export const leases = (options: LeaseOptions): ((key: string) => Verdict | Promise<Verdict>) => {
  const { lease } = options;
  const buckets: Buckets = new Map();
  const take = (key: string): Verdict | Promise<Verdict> => {
    const bucket = bucketOf(buckets, key, options);
    if (!bucket.spent && bucket.left <= lease / 4) void refill(bucket, key, options);
    // The first lease is granted before it is there: nobody waits for Redis to say a first yes.
    if (bucket.spent || bucket.left > -lease) return spend(bucket, options);
    return refill(bucket, key, options).then(() => take(key));
  };
  return take;
};
