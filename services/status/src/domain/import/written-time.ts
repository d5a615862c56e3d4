import { readDay, readTime, readZone, type DateOrder, type WrittenDay } from './date-parts.ts';
import { inZone, type Moment } from './instant.ts';
import { betweenDayAndTime } from './line-head.ts';
import type { Zone } from './zone-names.ts';

/** Longer texts are no time; the longest is what JavaScript makes of one, with the name of its zone in brackets. */
export const longestWritten = 90;

// What may follow a zone is its name: `GMT+0200 (Central European Summer Time)`.
const remark = /^\s*\([^()]*\)$/;

/** Of 05/06/2026 the day comes first, unless the file or AM and PM say otherwise. */
const believed = (text: string, order: DateOrder | undefined, half: boolean): WrittenDay | undefined =>
  (half && order === undefined ? readDay(text, 0, 'month first') : undefined) ?? readDay(text, 0, order);

/**
 * Reads a whole field that holds a date as people and programs write it: `Tue, 05 May 2026 10:00:00 +0000`, `May 5, 2026 - 10:00 UTC`,
 * `6/13/2026 9:15 PM`, `15 mai 2026 à 10h00`. A year has to be there. Undefined for anything else.
 */
export const readWritten = (text: string, zone: Zone, order?: DateOrder): Moment | undefined => {
  const day = readDay(text, 0, order);
  if (day === undefined || day.yearless) return undefined;
  const rest = text.slice(day.length);
  const between = betweenDayAndTime.exec(rest)?.[0].length ?? 0;
  const time = readTime(rest.slice(between));
  const behind = rest.slice(between + (time?.length ?? 0));
  const named = time === undefined ? undefined : readZone(behind);
  const left = behind.slice(named?.length ?? 0);
  if (left.trim() !== '' && (named?.zone === undefined || !remark.test(left))) return undefined;
  const [local] = believed(text, order, time?.half === true)?.days ?? [];
  if (local === undefined) return undefined;
  const read = inZone(local + (time?.clock ?? 0), named?.zone ?? zone);
  return { ...read, ...(time === undefined && { dateOnly: true }), ...(day.days.length > 1 && { ambiguous: true }) };
};
