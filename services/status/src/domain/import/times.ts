import { importLimits } from './limits.ts';
import { readMoment } from './instant.ts';
import type { Tell } from './report.ts';
import { isAbsent, type Fields } from './values.ts';
import type { Zone } from './zone-names.ts';

/** A Unix second as people read it, for details of lines. */
export const shown = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, -5)}Z`;

/** The first of some fields that holds a time, as Unix seconds. Unreadable ones, and those before 1990, get a line and are passed over. */
export const firstTime = (
  fields: Fields,
  names: readonly string[],
  zone: Zone,
  where: string,
  tell: Tell,
): number | undefined => {
  for (const name of names) {
    const value = fields[name];
    if (isAbsent(value)) continue;
    const moment = readMoment(value, zone);
    if (moment === undefined || moment.at < importLimits.earliest) {
      tell(moment === undefined ? 'import.bad_time' : 'import.old_time', `${where}.${name}`, value);
      continue;
    }
    if (moment.oddity)
      tell(moment.oddity === 'twice' ? 'import.time_twice' : 'import.time_skipped', `${where}.${name}`, value);
    return moment.at;
  }
  return undefined;
};
