const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs a hundred times what using it does.
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
};

const askOffset = (second: number, zone: string): number => {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, rest = 0] = (
    formatOf(zone)
      .format(second * 1000)
      .match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, rest) / 1000 - second;
};

const stride = 6 * 3600;
const mostRemembered = 50_000;
const remembered = new Map<string, number>();

// Asking takes microseconds, and whoever reads a file or lays out years asks around the same days again and again.
const offsetAtStride = (step: number, zone: string): number => {
  const key = `${zone} ${step}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const offset = askOffset(step * stride, zone);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, offset);
  return offset;
};

/**
 * Seconds that clocks of an IANA zone are ahead of UTC at a second. Throws RangeError for an unknown zone. Where clocks
 * show the same offset at both ends of six hours, they did so in between: no zone ever changed there and back in less.
 */
export const offsetAt = (second: number, zone: string): number => {
  const step = Math.floor(second / stride);
  const offset = offsetAtStride(step, zone);
  return offset === offsetAtStride(step + 1, zone) ? offset : askOffset(second, zone);
};

/** Whether this is an IANA time zone known here; offsets such as `+01:00` are none. */
export const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(zone)) return false;
  try {
    return formatOf(zone).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
