/** How far a zone is from UTC at an instant, in milliseconds. */
const offsetMs = (instant: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const there = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return there - Math.floor(instant / 1000) * 1000;
};

/** When a day `YYYY-MM-DD` begins in a zone, as RFC 3339; undefined for what is no day. */
export const dayBegins = (day: string | undefined, zone: string): string | undefined => {
  const midnight = Date.parse(`${day ?? ''}T00:00:00Z`);
  if (Number.isNaN(midnight)) return undefined;
  const first = midnight - offsetMs(midnight, zone);
  return new Date(midnight - offsetMs(first, zone)).toISOString();
};

/** When the day after begins. */
export const dayEnds = (day: string | undefined, zone: string): string | undefined => {
  const midnight = Date.parse(`${day ?? ''}T00:00:00Z`);
  return Number.isNaN(midnight)
    ? undefined
    : dayBegins(new Date(midnight + 86_400_000).toISOString().slice(0, 10), zone);
};
