import { addDays, dayList } from './calendar.ts';
import { dayLink } from './links.ts';
import type { DayNote, Seconds, WeatherRow } from './numbers.ts';
import { letterOf, letters, type Letter } from './sky.ts';
import type { StripDay } from './strip.ts';
import type { View } from './view.ts';

/**
 * How much a marked day says: all; its date and state; its date alone, leading to that day of all components; the same of
 * components alone, not of groups; and at last of the whole page alone. A page must stay small (ST-01).
 */
export type Detail = 'full' | 'short' | 'shared' | 'leaves' | 'lead';

/** A page bears so many marked days that say all, or their state. */
const most = { full: 1000, short: 2000 } as const;

// It bears these many bytes of days that say their date alone, and this is what each takes besides its address.
const sharedBytes = 390_000;
const tagBytes = 52;

const isLead = (row: WeatherRow): boolean => row.component.parent === '';
const countOf = (rows: readonly WeatherRow[]): number => rows.reduce((sum, row) => sum + row.notes.length, 0);

/** How much the days of these rows may say. */
export const detailOf = ({ query }: View, rows: readonly WeatherRow[]): Detail => {
  const marked = countOf(rows);
  if (marked <= most.full) return 'full';
  if (marked <= most.short) return 'short';
  const fits = (count: number): boolean => count * (dayLink(query, '2000-01-01').length + tagBytes) <= sharedBytes;
  if (fits(marked)) return 'shared';
  return fits(countOf(rows.filter((row) => !row.group || isLead(row)))) ? 'leaves' : 'lead';
};

/** Seconds in which something was wrong or planned. */
const troubledSeconds = (seconds: Seconds): number =>
  seconds.underMaintenance + seconds.degradedPerformance + seconds.partialOutage + seconds.majorOutage;

/** What happened on a day, in words: "incident, 1 h 04 min, 2 événements". */
export const happened = ({ t, f }: View, letter: Letter, note: DayNote | undefined): string => {
  const troubled = note === undefined ? 0 : troubledSeconds(note.seconds);
  const words = [
    t.letters[letter],
    troubled === 0 ? '' : f.duration(troubled),
    note === undefined || note.events.length === 0 ? '' : t.day.events(note.events.length),
  ];
  return words.filter((word) => word !== '').join(', ');
};

const isDrawnOnly = (row: WeatherRow, detail: Detail): boolean =>
  !isLead(row) && (detail === 'lead' || (detail === 'leaves' && row.group));

/** What the marked days of a row say. `component` is left out of the links of the root. */
export const markedDay = (v: View, row: WeatherRow, from: string, detail: Detail): ((index: number) => StripDay) => {
  const notes = new Map(row.notes.map((note) => [note.day, note]));
  const named = detail === 'full' || detail === 'short';
  const component = !named || isLead(row) ? undefined : row.component.key;
  const nameOf = (date: string, letter: Letter, index: number): string => {
    if (!named) return v.f.shortDay(date);
    return detail === 'full'
      ? `${v.f.day(date)}${v.t.common.colon}${happened(v, letter, notes.get(index))}`
      : `${v.f.shortDay(date)}${v.t.common.colon}${v.t.letters[letter]}`;
  };
  return (index) => {
    const letter = letterOf(row.days[index]);
    if (isDrawnOnly(row, detail)) return { letter };
    const date = addDays(from, index);
    return { letter, href: dayLink(v.query, date, component), name: nameOf(date, letter, index) };
  };
};

/** The whole strip in a sentence: "90 jours : 84 aucun incident, 6 incident". */
export const stripLabel = ({ t, f }: View, days: string): string => {
  const counts = letters.map((letter) => [letter, days.split(letter).length - 1] as const);
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([letter, count]) => `${f.number(count)} ${t.letters[letter]}`);
  return `${t.weather.summary(days.length)}${t.common.colon}${parts.join(', ')}`;
};

/** A day of the log: what is worst on it, and how many components it touched. */
type LoggedDay = { date: string; letter: Letter; touched: number };

const severity = '-.mdis';

/** The days on which something happened to any row, newest first. */
export const loggedDays = (rows: readonly WeatherRow[], from: string): LoggedDay[] => {
  const dates = dayList(from, rows[0]?.days.length ?? 0);
  const leaves = rows.filter((row) => !row.group);
  return dates
    .map((date, index) => {
      const signs = rows.map((row) => row.days[index] ?? '-');
      const worst = signs.reduce((a, b) => (severity.indexOf(b) > severity.indexOf(a) ? b : a), '-');
      const touched = leaves.filter((row) => !'-.'.includes(row.days[index] ?? '-')).length;
      return { date, letter: letterOf(worst), touched };
    })
    .filter(({ letter }) => letter !== '.' && letter !== '-')
    .toReversed();
};

const preferred = [6, 5, 7, 4, 3];

/** Into how many equal parts a strip is ruled, for the dates above it: a divisor of the days where there is one. */
export const ruling = (count: number): number => {
  if (count <= 7) return Math.max(1, count);
  return preferred.find((parts) => count % parts === 0) ?? 1;
};
