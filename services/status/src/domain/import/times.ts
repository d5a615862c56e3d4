import { importLimits } from './limits.ts';
import type { Moment } from './instant.ts';
import { readMoment } from './read-moment.ts';
import type { Tell } from './report.ts';
import { isAbsent, type Fields } from './values.ts';
import type { Zone } from './zone-names.ts';

/** A Unix second as people read it, for details of lines. */
export const shown = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, -5)}Z`;

/** A line for each thing that was to be decided about a time. */
export const tellOddities = ({ oddity, ambiguous }: Moment, value: unknown, where: string, tell: Tell): void => {
  if (oddity) tell(oddity === 'twice' ? 'import.time_twice' : 'import.time_skipped', where, value);
  if (ambiguous) tell('import.date_ambiguous', where, value);
};

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
    if (moment.oddity !== undefined || moment.ambiguous) tellOddities(moment, value, `${where}.${name}`, tell);
    return moment.at;
  }
  return undefined;
};
