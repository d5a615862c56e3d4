import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { isDuplicate } from './write.ts';

/** A right that one process at a time has, and that ends by itself when the process dies or freezes. */
export type Lease = {
  /** Takes or prolongs it; whether it is ours now. Asks the database only when a third of the time is gone. */
  hold: () => Promise<boolean>;
  /** Milliseconds for which it is surely ours; 0 when it is not. */
  leftMs: () => number;
  /** Gives it back, so that another may take it at once. */
  release: () => Promise<void>;
};

type LeaseDocument = { _id: string; owner: string; until: Date };

/**
 * A lease kept in the database's collection `leases`. Counted by the server's clock there and by a steady clock here,
 * which starts before the server's does: two holders never both believe that they hold it.
 *
 * @param forMs how long it lasts without being prolonged.
 * @example
 * const lease = leaseOn(connection.collection('leases'), 'status relay', 15_000);
 * if (await lease.hold()) await work();
 */
export const leaseOn = (collection: object, name: string, forMs: number): Lease => {
  const leases = collection as mongo.Collection<LeaseDocument>;
  const owner = randomUUID();
  let endsAt = 0;
  const leftMs = () => Math.max(0, endsAt - performance.now());
  const hold = async (): Promise<boolean> => {
    if (leftMs() > (forMs * 2) / 3) return true;
    const asked = performance.now();
    endsAt = (await take(leases, name, owner, forMs)) ? asked + forMs : 0;
    return endsAt > 0;
  };
  const release = async (): Promise<void> => {
    endsAt = 0;
    await leases.updateOne({ _id: name, owner }, { $set: { until: new Date(0) } });
  };
  return { hold, leftMs, release };
};

const take = async (
  leases: mongo.Collection<LeaseDocument>,
  name: string,
  owner: string,
  forMs: number,
): Promise<boolean> => {
  const free = { $or: [{ $eq: ['$owner', owner] }, { $lt: ['$until', '$$NOW'] }] };
  const ours = [{ $set: { owner, until: { $add: ['$$NOW', forMs] } } }];
  const { matchedCount } = await leases.updateOne({ _id: name, $expr: free }, ours);
  if (matchedCount > 0) return true;
  if ((await leases.findOne({ _id: name }, { projection: { _id: 1 } })) !== null) return false;
  try {
    return (await leases.updateOne({ _id: name, owner }, ours, { upsert: true })).upsertedCount > 0;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};
