import { clockSeconds } from './instant.ts';
import { zoneOf, type Zone } from './zone-names.ts';

/**
 * The date and time at the begin of a line. `day` and `clock` are seconds as if in UTC. `days` holds every reading of a date that can be
 * read in two ways (07/05/2019) or lacks its year; it is empty where only the time of day is written. `length` counts its characters.
 */
export type LineHead = { days: number[]; yearless: boolean; clock: number; zone: Zone | undefined; length: number };

const months = [
  ['january', 'janvier'],
  ['february', 'février'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'août'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'décembre'],
];

const monthOf = (name: string): number => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '');
  const wanted = plain(name.replace('.', ''));
  return wanted.length < 3 ? 0 : 1 + months.findIndex((names) => names.some((full) => plain(full).startsWith(wanted)));
};

// All patterns are tried on at most 90 characters, so none can take long.
const longest = 90;
const lead = /^\s*(?:[-*•·–—>]\s*)?([[(]?)\s*/;
const dayPatterns = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, order: 'ymd' },
  { pattern: /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})/, order: 'numbers' },
  { pattern: /^(?:\p{L}{2,9}\.?,?\s+)?(\p{L}{3,9}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?/u, order: 'mdy' },
  { pattern: /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})(?:er)?\s+(\p{L}{3,9}\.?)(?:,?\s+(\d{4}))?/u, order: 'dmy' },
] as const;
const between = /^(?:[T_]|[,\s]*(?:at|à|um)?[\s,-]*)/i;
const time = /^(\d{1,2})(?::|\s?h\s?)(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s*([ap]\.?m\.?(?![a-z]))?/i;
const zoneName =
  /^\s*\(?(Z\b|(?:UTC|GMT)?[+-]\d{1,2}:?\d\d(?!\d)|(?:UTC|GMT)[+-]\d{1,2}(?!\d)|[A-Z]{2,5}\b|[A-Z][a-z]+\/[A-Z][A-Za-z_]+|Pacific\b|Eastern\b|Central\b|Mountain\b)\)?/;
const closing = /^\s*[\])]?\s*(?:[-–—:|]+(?=\s|$|[^\d\s])|,(?=\s))?\s*/;
const range = /^\s*(?:[-–—]|to\b|à\b)\s*\d{1,2}(?::|\s?h\s?)\d\d/i;

type Day = { days: number[]; yearless: boolean; length: number };

const dayOf = (year: number, month: number, day: number): number[] => {
  const seconds = clockSeconds(year, month, day);
  return seconds === undefined ? [] : [seconds];
};

const spelled = (monthName: string, day: string, year: string | undefined, nearYear: number): number[] => {
  const month = monthOf(monthName);
  if (month === 0) return [];
  if (year !== undefined) return dayOf(Number(year), month, Number(day));
  return [nearYear - 1, nearYear, nearYear + 1].flatMap((guess) => dayOf(guess, month, Number(day)));
};

const readDay = (text: string, nearYear: number): Day | undefined => {
  for (const { pattern, order } of dayPatterns) {
    const [whole, a = '', b = '', c] = pattern.exec(text) ?? [];
    if (whole === undefined) continue;
    const days =
      order === 'ymd'
        ? dayOf(Number(a), Number(b), Number(c))
        : order === 'numbers'
          ? [...dayOf(Number(c), Number(b), Number(a)), ...dayOf(Number(c), Number(a), Number(b))]
          : order === 'mdy'
            ? spelled(a, b, c, nearYear)
            : spelled(b, a, c, nearYear);
    if (days.length > 0) return { days, yearless: c === undefined, length: whole.length };
  }
  return undefined;
};

const readTime = (text: string): { clock: number; length: number } | undefined => {
  const [whole, hour, minute, second = '0', half] = time.exec(text) ?? [];
  if (whole === undefined || hour === undefined) return undefined;
  const noon = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  const clock =
    half !== undefined && Number(hour) > 12
      ? undefined
      : clockSeconds(1970, 1, 1, noon, Number(minute), Number(second));
  return clock === undefined ? undefined : { clock, length: whole.length };
};

const readZone = (text: string): { zone: Zone | undefined; length: number } => {
  const [whole, name = ''] = zoneName.exec(text) ?? [];
  const zone = whole === undefined ? undefined : zoneOf(name);
  return zone === undefined || whole === undefined ? { zone: undefined, length: 0 } : { zone, length: whole.length };
};

// A line that begins like a date is one quickly seen: digits, a bracket, or the name of a month or of a day.
const mayBegin = /^\s*(?:[-*•·–—>]\s*)?[[(]?\s*(?:\d{1,4}[-/.:h\s]|\d{1,2}er\s|\p{L}{2,9}\.?,?\s+\d{1,2})/u;

/** What a line's begin says of a time; undefined where it is no dated line. `nearYear`: the year that a date without one lies near. */
export const readLineHead = (line: string, nearYear: number): LineHead | undefined => {
  const head = line.slice(0, longest);
  if (!mayBegin.test(head)) return undefined;
  const [opening = '', bracket = ''] = lead.exec(head) ?? [];
  let at = opening.length;
  const day = readDay(head.slice(at), nearYear);
  at += day?.length ?? 0;
  if (day !== undefined) at += between.exec(head.slice(at))?.[0].length ?? 0;
  const clock = readTime(head.slice(at));
  if (clock === undefined) return undefined;
  at += clock.length;
  const { zone, length } = readZone(head.slice(at));
  at += length;
  const rest = head.slice(at);
  const end = closing.exec(rest)?.[0] ?? '';
  if (range.test(rest)) return undefined;
  // A time of day alone may begin any sentence: only a dash, a colon or a bracket behind it makes it a date line.
  const marked = /[-–—:|\])]/.test(end) || bracket !== '' || rest.trim() === '';
  if (day === undefined ? !marked : end === '' && rest !== '') return undefined;
  return { days: day?.days ?? [], yearless: day?.yearless ?? false, clock: clock.clock, zone, length: at + end.length };
};
