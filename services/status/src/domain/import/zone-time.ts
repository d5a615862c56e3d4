import { offsetAt as askOffset } from '../offsets.ts';

const daySeconds = 86_400;
const mostRemembered = 50_000;
// Offsets at the begins of days: asking costs microseconds, and a file asks for the same days again and again.
const offsets = new Map<string, number>();

const offsetAtDay = (zone: string, day: number): number => {
  const key = `${zone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= mostRemembered) offsets.clear();
  const offset = askOffset(day * daySeconds, zone);
  offsets.set(key, offset);
  return offset;
};

const offsetAt = (zone: string, at: number): number => {
  const day = Math.floor(at / daySeconds);
  const before = offsetAtDay(zone, day);
  return before === offsetAtDay(zone, day + 1) ? before : askOffset(at, zone);
};

/** An instant read from a local time. `skipped`: no clock showed it; `twice`: two did, `later` is the second. */
export type LocalReading = { at: number; oddity?: 'skipped' | 'twice'; later?: number };

/**
 * The instant at which clocks of the zone show `local` (seconds since 1970 as if it were UTC). A time that is skipped in spring is read
 * with the offset before the change, so 02:30 becomes 03:30; one that exists twice is the first of the two.
 */
export const readLocal = (zone: string, local: number): LocalReading => {
  const before = local - offsetAt(zone, local - daySeconds);
  const after = local - offsetAt(zone, local + daySeconds);
  if (before === after) return { at: before };
  const shows = (at: number): boolean => at + offsetAt(zone, at) === local;
  if (shows(before) && shows(after))
    return { at: Math.min(before, after), oddity: 'twice', later: Math.max(before, after) };
  if (shows(before) || shows(after)) return { at: shows(before) ? before : after };
  return { at: before, oddity: 'skipped' };
};
