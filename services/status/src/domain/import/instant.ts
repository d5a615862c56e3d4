import type { Zone } from './zone-names.ts';
import { readLocal, type LocalReading } from './zone-time.ts';

/** A time as it was read. `dateOnly`: only the day was written, `at` is its begin. `ambiguous`: day and month may be meant the other way round. */
export type Moment = LocalReading & { dateOnly?: boolean; ambiguous?: boolean };

/** Seconds since 1970 of a date and a time as if in UTC; undefined where the calendar or the clock has no such thing. 24:00 and :60 are the next minute's begin. */
export const clockSeconds = (
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
  return Date.UTC(year, month - 1, day) / 1000 + hour * 3600 + minute * 60 + second;
};

/** The instant of a local time in a zone. */
export const inZone = (local: number, zone: Zone): LocalReading =>
  typeof zone === 'number' ? { at: local - zone } : readLocal(zone, local);
