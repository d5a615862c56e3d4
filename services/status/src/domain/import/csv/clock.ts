import { dateOf, dayBounds } from '../../zones.ts';
import type { DateOrder } from '../date-parts.ts';
import type { Moment } from '../instant.ts';
import { importLimits } from '../limits.ts';
import { readMoment } from '../read-moment.ts';
import type { Tell } from '../report.ts';
import { tellOddities } from '../times.ts';

/** Reads the times of one file. `where` is told of oddities; undefined where it is no time, which is told too. */
export type Clock = {
  read: (text: string, where: string) => number | undefined;
  /** The end of what began at `begin`: a day alone means its last second's end, a time that exists twice the one after the begin. */
  readEnd: (text: string, begin: number | undefined, where: string) => number | undefined;
};

const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)/;
const half = /\d\s*[ap]\.?m\b/i;

/** Of dates like 03/04/2023 the first number is the day, unless some date of the file can only be read the other way, or AM and PM stand behind it. */
const orderOf = (texts: Iterable<string>): DateOrder | undefined => {
  let found: DateOrder | undefined;
  for (const text of texts) {
    const [, first, second] = numeric.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    if (Number(first) > 12) return 'day first';
    if (Number(second) > 12 || half.test(text)) found = 'month first';
    found ??= 'day first';
  }
  return found;
};

/** A clock for the times of a file, given all of them (for the order of day and month) and the zone of those without an offset. */
export const makeClock = (texts: Iterable<string>, zone: string, tell: Tell, file: string): Clock => {
  const order = orderOf(texts);
  if (order === 'month first') tell('import.date_order', `${file}1`, order);
  const moment = (text: string, where: string): Moment | undefined => {
    const found = readMoment(text, zone, order);
    const usable = found !== undefined && found.at >= importLimits.earliest;
    if (usable) {
      tellOddities(found, text, where, tell);
      if (found.dateOnly) tell('import.date_only', where, text);
    } else if (text !== '') tell(found === undefined ? 'import.bad_time' : 'import.old_time', where, text);
    return usable ? found : undefined;
  };
  return {
    read: (text, where) => moment(text, where)?.at,
    readEnd: (text, begin, where) => {
      const found = moment(text, where);
      if (found === undefined) return undefined;
      if (found.dateOnly) return dayBounds(dateOf(found.at, zone), zone).until;
      return found.later !== undefined && begin !== undefined && found.at < begin ? found.later : found.at;
    },
  };
};
