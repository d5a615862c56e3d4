import { readDay, readTime, readZone } from './date-parts.ts';
import type { Zone } from './zone-names.ts';

/**
 * The date and time at the begin of a line. `day` and `clock` are seconds as if in UTC. `days` holds every reading of a date that can be
 * read in two ways (07/05/2019) or lacks its year; it is empty where only the time of day is written. `length` counts its characters.
 */
export type LineHead = { days: number[]; clock: number; zone: Zone | undefined; length: number };

const longest = 90;
const lead = /^\s*(?:[-*•·–—>]\s*)?([[(]?)\s*/;
/** What stands between a date and its time of day. */
export const betweenDayAndTime = /^(?:[T_]|[,\s]*(?:at|à|um)?[\s,-]*)/i;
const closing = /^\s*[\])]?\s*(?:[-–—:|]+(?=\s|$|[^\d\s])|,(?=\s))?\s*/;
const range = /^\s*(?:[-–—]|to\b|à\b)\s*\d{1,2}(?::|\s?h\s?)\d\d/i;

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
  if (day !== undefined) at += betweenDayAndTime.exec(head.slice(at))?.[0].length ?? 0;
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
  return { days: day?.days ?? [], clock: clock.clock, zone, length: at + end.length };
};
