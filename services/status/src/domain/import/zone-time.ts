import { offsetAt } from '../offsets.ts';

const daySeconds = 86_400;

/** An instant read from a local time. `skipped`: no clock showed it; `twice`: two did, `later` is the second. */
export type LocalReading = { at: number; oddity?: 'skipped' | 'twice'; later?: number };

/**
 * The instant at which clocks of the zone show `local` (seconds since 1970 as if it were UTC). A time that is skipped in spring is read
 * with the offset before the change, so 02:30 becomes 03:30; one that exists twice is the first of the two.
 */
export const readLocal = (zone: string, local: number): LocalReading => {
  const before = local - offsetAt(local - daySeconds, zone);
  const after = local - offsetAt(local + daySeconds, zone);
  if (before === after) return { at: before };
  const shows = (at: number): boolean => at + offsetAt(at, zone) === local;
  if (shows(before) && shows(after))
    return { at: Math.min(before, after), oddity: 'twice', later: Math.max(before, after) };
  if (shows(before) || shows(after)) return { at: shows(before) ? before : after };
  return { at: before, oddity: 'skipped' };
};
