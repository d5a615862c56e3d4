import { addDays, dayList } from './calendar.ts';
import { dayLink } from './links.ts';
import type { DayNote, Seconds, WeatherRow } from './model.ts';
import { letterOf, letters, type Letter } from './sky.ts';
import type { StripDay } from './strip.ts';
import type { View } from './view.ts';

/** How much a marked day says: all, only its state, or nothing but its form (a page must stay small). */
export type Detail = 'full' | 'short' | 'drawn';

// 175 and 115 bytes a day: a page of 500 kB bears this many.
const fullMost = 1200;
const shortMost = 3000;

/** How much the days of these rows may say. */
export const detailOf = (rows: readonly WeatherRow[]): Detail => {
  const marked = rows.reduce((sum, row) => sum + row.notes.length, 0);
  if (marked <= fullMost) return 'full';
  return marked <= shortMost ? 'short' : 'drawn';
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

/** The marked days of a row, named and linked. `component` is left out of the links of the root. */
export const markedDays = (v: View, row: WeatherRow, from: string, detail: Detail): StripDay[] => {
  const component = row.component.parent === '' ? undefined : row.component.key;
  const notes = new Map(row.notes.map((note) => [note.day, note]));
  const marked: StripDay[] = [];
  for (let index = 0; index < row.days.length; index += 1) {
    const letter = letterOf(row.days[index]);
    if (letter === '.' || letter === '-') continue;
    const date = addDays(from, index);
    const what = detail === 'full' ? happened(v, letter, notes.get(index)) : v.t.letters[letter];
    const name = `${detail === 'full' ? v.f.day(date) : v.f.shortDay(date)}${v.t.common.colon}${what}`;
    const said = detail === 'drawn' ? {} : { href: dayLink(v.query, date, component), name };
    marked.push({ index, letter, ...said });
  }
  return marked;
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
