import { tooMany } from '../errors.ts';
import type { Verdict } from './lease.ts';

/** Throws request.too_many with the time to wait, where a verdict says so. */
export const refuseIfSpent = (verdict: Verdict): void => {
  if (!verdict.allowed) throw tooMany({ retryAfterMs: verdict.resetSeconds * 1000 });
};
