import { isDate } from '../../calendar.ts';
import { dateOf, dayBounds } from '../../zones.ts';
import { importLimits } from '../limits.ts';
import type { Tell } from '../report.ts';
import { isAbsent, isFields } from '../values.ts';
import type { Service } from './read-folder.ts';

/** A day on which a service was down for some seconds, nobody knows when. */
export type DownDay = { date: string; seconds: number; from: number; until: number };

/** Days that probes tell of, by their first and last one. */
export type Covered = { first: string; last: string } | undefined;

type Bounds = { zone: string; now: number; tell: Tell };

const dayOf = (
  date: string,
  minutes: unknown,
  { where, slug }: Service,
  { zone, now, tell }: Bounds,
): DownDay | undefined => {
  const place = `${where}.dailyMinutesDown.${date}`.slice(0, 200);
  if (!isDate(date) || typeof minutes !== 'number' || !Number.isFinite(minutes) || minutes < 0) {
    tell('import.bad_minutes', place, { [date]: minutes }, slug);
    return undefined;
  }
  const { from, until } = dayBounds(date, zone);
  if (from > now || from < importLimits.earliest) {
    tell(from > now ? 'import.in_future' : 'import.bad_minutes', place, date, slug);
    return undefined;
  }
  // A day has 23 to 25 hours, and today only those that are over.
  const longest = Math.min(until, now) - from;
  const seconds = Math.floor(minutes * 60);
  if (seconds > longest) tell('import.minutes_cut', place, `${minutes} > ${Math.floor(longest / 60)}`, slug);
  return { date, seconds: Math.min(seconds, longest), from, until };
};

/** The down days of a service by date, without those that its probes cover (one line says how many and how long). */
export const downDays = (service: Service, covered: Covered, bounds: Bounds): DownDay[] => {
  const listed = service.summary.dailyMinutesDown;
  if (!isAbsent(listed) && !isFields(listed))
    bounds.tell('import.bad_field', `${service.where}.dailyMinutesDown`, listed, service.slug);
  const days = Object.entries(isFields(listed) ? listed : {})
    .map(([date, minutes]) => dayOf(date, minutes, service, bounds))
    .filter((day) => day !== undefined && day.seconds > 0)
    .filter((day) => day !== undefined)
    .sort((a, b) => a.from - b.from);
  if (covered === undefined) return days;
  const isInside = ({ date }: DownDay): boolean => date >= covered.first && date <= covered.last;
  const inside = days.filter(isInside);
  const minutes = Math.round(inside.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  if (inside.length > 0)
    bounds.tell(
      'import.day_from_probes',
      service.where,
      `${inside.length} d, ${minutes} min, ${covered.first} ${covered.last}`,
      service.slug,
    );
  return days.filter((day) => !isInside(day));
};

/** The days from the first to the last of some instants. */
export const coveredDays = (instants: readonly number[], zone: string): Covered => {
  const [first, last] = [instants[0], instants.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : { first: dateOf(first, zone), last: dateOf(last, zone) };
};
