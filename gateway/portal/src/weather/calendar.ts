/** Days as `YYYY-MM-DD`: arithmetic in UTC, which has no clock changes. */
const dayMs = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day that lies `count` days after `day` (before it where negative). */
export const addDays = (day: string, count: number): string =>
  new Date(at(day) + count * dayMs).toISOString().slice(0, 10);

/** `YYYY-MM-DD` of each of `count` days from `from` on. */
export const dayList = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day on which a Unix second lies in an IANA zone. */
export const dayOf = (seconds: number, zone: string): string => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format.format(seconds * 1000);
};
