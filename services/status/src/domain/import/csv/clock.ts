import { dateOf, dayBounds } from '../../zones.ts';
import { clockSeconds, inZone, readMoment, type Moment } from '../instant.ts';
import { importLimits } from '../limits.ts';
import type { Tell } from '../report.ts';

/** Reads the times of one file. `where` is told of oddities; undefined where it is no time, which is told too. */
export type Clock = {
  read: (text: string, where: string) => number | undefined;
  /** The end of what began at `begin`: a day alone means its last second's end, a time that exists twice the one after the begin. */
  readEnd: (text: string, begin: number | undefined, where: string) => number | undefined;
};

const european = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(?:à\s+)?(\d{1,2})[:h](\d\d)(?::(\d\d))?)?$/;

type Order = 'day first' | 'month first';

/** Of dates like 03/04/2023 the first number is the day, unless some date of the file can only be read the other way. */
const orderOf = (texts: Iterable<string>): Order | undefined => {
  let found: Order | undefined;
  for (const text of texts) {
    const [, first, second] = european.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    found ??= 'day first';
    if (Number(first) > 12) return 'day first';
    if (Number(second) > 12) found = 'month first';
  }
  return found;
};

const readEuropean = (text: string, zone: string, order: Order | undefined): Moment | undefined => {
  const [, first, second, year, hour, minute, rest] = european.exec(text) ?? [];
  if (first === undefined) return undefined;
  const [day, month] = order === 'month first' ? [second, first] : [first, second];
  const local = clockSeconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(rest ?? 0),
  );
  if (local === undefined) return undefined;
  return hour === undefined ? { ...inZone(local, zone), dateOnly: true } : inZone(local, zone);
};

const tellOddities = (moment: Moment, text: string, where: string, tell: Tell): void => {
  if (moment.oddity) tell(moment.oddity === 'twice' ? 'import.time_twice' : 'import.time_skipped', where, text);
  if (moment.dateOnly) tell('import.date_only', where, text);
};

/** A clock for the times of a file, given all of them (for the order of day and month) and the zone of those without an offset. */
export const makeClock = (texts: Iterable<string>, zone: string, tell: Tell, file: string): Clock => {
  const order = orderOf(texts);
  if (order === 'month first') tell('import.date_order', `${file}1`, order);
  const moment = (text: string, where: string): Moment | undefined => {
    const found = readMoment(text, zone) ?? readEuropean(text, zone, order);
    const usable = found !== undefined && found.at >= importLimits.earliest;
    if (usable) tellOddities(found, text, where, tell);
    else if (text !== '') tell(found === undefined ? 'import.bad_time' : 'import.old_time', where, text);
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
