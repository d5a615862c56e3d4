import { both, dayOf, type Day, type Letter } from './day-rule.ts';
import { observedUnder, openSince, openUnder, stretchesUnder, type Lens, type Months } from './lens.ts';
import { addTroubles, noTroubles, secondsOf, type Seconds } from './seconds.ts';
import type { Window } from './window.ts';

/** A day of a window on which something happened; `day` is its index in the window. */
export type DayView = { day: number; letter: Letter; seconds: Seconds; events: string[] };

/** A component over a window: a letter a day, the days on which something happened, the seconds of all days. */
export type Strip = { letters: string; days: DayView[]; seconds: Seconds };

/** What a component looks like over a window (ST-01, ST-05), from its prepared months. */
export const stripOf = (months: Months, window: Window, lens: Lens): Strip => {
  const letters = blankLetters(window, lens);
  const days: DayView[] = [];
  for (const [index, day] of [...settledDays(months, window, lens), ...unsettledDays(months, window, lens)]) {
    if (day.events.length === 0) continue;
    letters[index] = day.letter;
    days.push(viewOf(index, day, window, lens));
  }
  const [from, until] = [startOf(window, 0), startOf(window, window.dates.length)];
  const troubles = days.reduce((sum, { seconds }) => addTroubles(sum, seconds), noTroubles());
  const seconds = secondsOf(until - from, until - from - observedUnder(from, until, lens), troubles);
  return { letters: letters.join(''), days: days.sort((a, b) => a.day - b.day), seconds };
};

/** Letters of a group, day by day the kinds of its members together (ST-18). */
export const combineLetters = (members: readonly string[]): string => {
  const different = [...new Set(members)];
  const [first = ''] = different;
  if (different.length < 2) return first;
  return Array.from(first, (_, day) => letterOf(different, day)).join('');
};

const letterOf = (members: readonly string[], day: number): Letter => {
  let letter: Letter = '-';
  for (const letters of members) letter = both(letter, letters[day] as Letter);
  return letter;
};

const startOf = (window: Window, index: number): number => window.starts[index] ?? Infinity;

const blankLetters = (window: Window, lens: Lens): Letter[] =>
  window.dates.map((_, index) =>
    observedUnder(startOf(window, index), startOf(window, index + 1), lens) > 0 ? '.' : '-',
  );

/** Days that are over, known from their first second and under nothing that is open: they are as prepared. */
const isSettled = (window: Window, index: number, lens: Lens, since: number): boolean => {
  const until = startOf(window, index + 1);
  return until <= lens.now && until <= since && startOf(window, index) >= lens.knownSince;
};

const settledDays = (months: Months, window: Window, lens: Lens): [number, Day][] => {
  const since = openSince(openUnder(lens));
  const found: [number, Day][] = [];
  for (const { month, firstDay } of window.months)
    for (const entry of months.get(month)?.days ?? []) {
      const index = firstDay + entry.day - 1;
      const within = index >= 0 && index < window.dates.length;
      if (within && isSettled(window, index, lens, since)) found.push([index, entry]);
    }
  return found;
};

const unsettledDays = (months: Months, window: Window, lens: Lens): [number, Day][] => {
  const open = openUnder(lens);
  const since = openSince(open);
  const found: [number, Day][] = [];
  for (const [index, date] of window.dates.entries()) {
    const from = Math.max(startOf(window, index), lens.knownSince);
    const until = Math.min(startOf(window, index + 1), lens.now);
    if (from >= until || isSettled(window, index, lens, since)) continue;
    found.push([index, dayOf(stretchesUnder(months.get(date.slice(0, 7)), open), from, until)]);
  }
  return found;
};

const viewOf = (index: number, { letter, seconds, events }: Day, window: Window, lens: Lens): DayView => {
  const [from, until] = [startOf(window, index), startOf(window, index + 1)];
  const noData = until - from - observedUnder(from, until, lens);
  return { day: index, letter, seconds: secondsOf(until - from, noData, seconds), events };
};
