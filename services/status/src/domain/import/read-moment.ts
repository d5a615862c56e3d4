import type { DateOrder } from './date-parts.ts';
import { clockSeconds, inZone, type Moment } from './instant.ts';
import { longestWritten, readWritten } from './written-time.ts';
import { zoneOf, type Zone } from './zone-names.ts';

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt]|\s+)(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*([A-Za-z]{1,5}|(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?)?$/;

/** Numbers are seconds since 1970, or milliseconds where they are too large for that; cut to whole seconds. */
const readEpoch = (value: number): Moment | undefined => {
  if (!Number.isFinite(value) || value < 0) return undefined;
  const at = Math.floor(value >= 100_000_000_000 ? value / 1000 : value);
  return at <= 8_640_000_000_000 ? { at } : undefined;
};

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** `2023-10-06T01:12:26.084Z`, the shape of nearly all times that come, without a pattern. */
const readUtc = (text: string): number | undefined => {
  if (text.length !== 24 || text[23] !== 'Z' || text[10] !== 'T' || text[19] !== '.') return undefined;
  const at = clockSeconds(
    two(text, 0) * 100 + two(text, 2),
    two(text, 5),
    two(text, 8),
    two(text, 11),
    two(text, 14),
    two(text, 17),
  );
  return Number.isInteger(at) ? at : undefined;
};

const readIso = (text: string, zone: Zone): Moment | undefined => {
  const [, year, month, day, hour, minute, second, named] = iso.exec(text) ?? [];
  if (year === undefined) return undefined;
  const local = clockSeconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const stated = named === undefined ? zone : zoneOf(named);
  if (local === undefined || stated === undefined) return undefined;
  return hour === undefined ? { ...inZone(local, stated), dateOnly: true } : inZone(local, stated);
};

/**
 * Reads a time: ISO 8601 with `T` or a space, with an offset, `Z`, an abbreviation, or without (then `zone` is meant); epoch seconds or
 * milliseconds as a number or digits; else as people and programs write it (`written-time.ts`; `order` is that of 05/06/2026 where the
 * file says). Whole seconds, cut. Undefined where it is no time.
 */
export const readMoment = (value: unknown, zone: Zone, order?: DateOrder): Moment | undefined => {
  if (typeof value === 'number') return readEpoch(value);
  if (typeof value !== 'string' || value.length > longestWritten) return undefined;
  const utc = readUtc(value);
  if (utc !== undefined) return { at: utc };
  const text = value.trim();
  if (/^\d{9,16}(?:\.\d+)?$/.test(text)) return readEpoch(Number(text));
  return readIso(text, zone) ?? readWritten(text, zone, order);
};
