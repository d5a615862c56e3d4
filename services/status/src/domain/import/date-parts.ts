import { clockSeconds } from './instant.ts';
import { zoneOf, type Zone } from './zone-names.ts';

/** Whether 05/06/2026 is in June or in May. */
export type DateOrder = 'day first' | 'month first';

/**
 * A date as it is written: `days` holds every reading of one that can be read in two ways (07/05/2019: the day first, then the month
 * first) or lacks its year, in seconds as if in UTC; `length` counts its characters.
 */
export type WrittenDay = { days: number[]; yearless: boolean; length: number };

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
const dayPatterns = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, order: 'ymd' },
  { pattern: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/, order: 'numbers' },
  { pattern: /^(?:\p{L}{2,9}\.?,?\s+)?(\p{L}{3,9}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?/u, order: 'mdy' },
  { pattern: /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})(?:er)?\s+(\p{L}{3,9}\.?)(?:,?\s+(\d{4}))?/u, order: 'dmy' },
] as const;
const time = /^(\d{1,2})(?::|\s?h\s?)(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s*([ap]\.?m\.?(?![a-z]))?/i;
const zoneName =
  /^\s*\(?(Z\b|(?:UTC|GMT)?[+-]\d{1,2}:?\d\d(?!\d)|(?:UTC|GMT)[+-]\d{1,2}(?!\d)|[A-Z]{2,5}\b|[A-Z][a-z]+\/[A-Z][A-Za-z_]+|Pacific\b|Eastern\b|Central\b|Mountain\b)\)?/;

const dayOf = (year: number, month: number, day: number): number[] => {
  const seconds = clockSeconds(year, month, day);
  return seconds === undefined ? [] : [seconds];
};

const inNumbers = (first: number, second: number, year: number, order: DateOrder | undefined): number[] => [
  ...(order === 'month first' ? [] : dayOf(year, second, first)),
  ...(order === 'day first' || (order === undefined && first === second) ? [] : dayOf(year, first, second)),
];

const spelled = (monthName: string, day: string, year: string | undefined, nearYear: number): number[] => {
  const month = monthOf(monthName);
  if (month === 0) return [];
  if (year !== undefined) return dayOf(Number(year), month, Number(day));
  return [nearYear - 1, nearYear, nearYear + 1].flatMap((guess) => dayOf(guess, month, Number(day)));
};

/** The date that a text begins with. `nearYear`: the year that one without a year lies near. */
export const readDay = (text: string, nearYear: number, wanted?: DateOrder): WrittenDay | undefined => {
  for (const { pattern, order } of dayPatterns) {
    const [whole, a = '', b = '', c] = pattern.exec(text) ?? [];
    if (whole === undefined) continue;
    const days =
      order === 'ymd'
        ? dayOf(Number(a), Number(b), Number(c))
        : order === 'numbers'
          ? inNumbers(Number(a), Number(b), Number(c), wanted)
          : order === 'mdy'
            ? spelled(a, b, c, nearYear)
            : spelled(b, a, c, nearYear);
    if (days.length > 0) return { days, yearless: c === undefined, length: whole.length };
  }
  return undefined;
};

/** The time of day that a text begins with, in seconds; `half`: with AM or PM. */
export const readTime = (text: string): { clock: number; half: boolean; length: number } | undefined => {
  const [whole, hour, minute, second = '0', half] = time.exec(text) ?? [];
  if (whole === undefined || hour === undefined) return undefined;
  const noon = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  const clock =
    half !== undefined && Number(hour) > 12
      ? undefined
      : clockSeconds(1970, 1, 1, noon, Number(minute), Number(second));
  return clock === undefined ? undefined : { clock, half: half !== undefined, length: whole.length };
};

/** The zone that a text begins with; undefined, of length 0, where it names none. */
export const readZone = (text: string): { zone: Zone | undefined; length: number } => {
  const [whole, name = ''] = zoneName.exec(text) ?? [];
  const zone = whole === undefined ? undefined : zoneOf(name);
  return zone === undefined || whole === undefined ? { zone: undefined, length: 0 } : { zone, length: whole.length };
};
