import { zoneOf, type Zone } from './zone-names.ts';
import { readLocal, type LocalReading } from './zone-time.ts';

/** A time as it was read. `dateOnly`: only the day was written, `at` is its begin. */
export type Moment = LocalReading & { dateOnly?: boolean };

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt]|\s+)(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*([A-Za-z]{1,5}|(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?)?$/;

/** Seconds since 1970 of a date and a time as if in UTC; undefined where the calendar or the clock has no such thing. 24:00 and :60 are the next minute's begin. */
export const clockSeconds = (
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
  return Date.UTC(year, month - 1, day) / 1000 + hour * 3600 + minute * 60 + second;
};

/** The instant of a local time in a zone. */
export const inZone = (local: number, zone: Zone): LocalReading =>
  typeof zone === 'number' ? { at: local - zone } : readLocal(zone, local);

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
 * milliseconds as a number or digits. Whole seconds, cut. Undefined where it is no time.
 */
export const readMoment = (value: unknown, zone: Zone): Moment | undefined => {
  if (typeof value === 'number') return readEpoch(value);
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const utc = readUtc(value);
  if (utc !== undefined) return { at: utc };
  const text = value.trim();
  return /^\d{9,16}(?:\.\d+)?$/.test(text) ? readEpoch(Number(text)) : readIso(text, zone);
};
