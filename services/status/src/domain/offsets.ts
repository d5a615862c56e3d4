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

/** Seconds that clocks of an IANA zone are ahead of UTC at a second. Throws RangeError for an unknown zone. */
export const offsetAt = (second: number, zone: string): number => {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, rest = 0] = (
    formatOf(zone)
      .format(second * 1000)
      .match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, rest) / 1000 - second;
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
