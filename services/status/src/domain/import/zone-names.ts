import { isZone } from '../offsets.ts';

const hour = 3600;

/** Abbreviations that people write behind a time, as seconds ahead of UTC. Ambiguous ones (IST, CST in Asia) have their most common meaning here. */
const abbreviations = new Map<string, number>(
  Object.entries({
    Z: 0,
    UTC: 0,
    GMT: 0,
    'ETC/UTC': 0,
    'ETC/GMT': 0,
    WET: 0,
    WEST: hour,
    BST: hour,
    CET: hour,
    CEST: 2 * hour,
    MEZ: hour,
    MESZ: 2 * hour,
    EET: 2 * hour,
    EEST: 3 * hour,
    MSK: 3 * hour,
    EST: -5 * hour,
    EDT: -4 * hour,
    CST: -6 * hour,
    CDT: -5 * hour,
    MST: -7 * hour,
    MDT: -6 * hour,
    PST: -8 * hour,
    PDT: -7 * hour,
    AKST: -9 * hour,
    AKDT: -8 * hour,
    HST: -10 * hour,
    JST: 9 * hour,
    KST: 9 * hour,
    SGT: 8 * hour,
    AEST: 10 * hour,
    AEDT: 11 * hour,
    NZST: 12 * hour,
    NZDT: 13 * hour,
    BRT: -3 * hour,
  }),
);

/** Names of zones that status pages use beside those of IANA. */
const spokenZones = new Map<string, string>(
  Object.entries({
    PT: 'America/Los_Angeles',
    PACIFIC: 'America/Los_Angeles',
    'PACIFIC TIME (US & CANADA)': 'America/Los_Angeles',
    MT: 'America/Denver',
    MOUNTAIN: 'America/Denver',
    'MOUNTAIN TIME (US & CANADA)': 'America/Denver',
    CT: 'America/Chicago',
    CENTRAL: 'America/Chicago',
    'CENTRAL TIME (US & CANADA)': 'America/Chicago',
    ET: 'America/New_York',
    EASTERN: 'America/New_York',
    'EASTERN TIME (US & CANADA)': 'America/New_York',
    LONDON: 'Europe/London',
    DUBLIN: 'Europe/Dublin',
    PARIS: 'Europe/Paris',
    BRUSSELS: 'Europe/Brussels',
    MADRID: 'Europe/Madrid',
    BERLIN: 'Europe/Berlin',
    AMSTERDAM: 'Europe/Amsterdam',
    ROME: 'Europe/Rome',
    TOKYO: 'Asia/Tokyo',
    SYDNEY: 'Australia/Sydney',
  }),
);

/** A zone: seconds ahead of UTC, or a name of IANA. */
export type Zone = number | string;

const numeric = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i;

/** The zone of a name, an abbreviation or an offset (`Europe/Paris`, `PST`, `+02:00`, `UTC+2`); undefined where it is none of these. */
export const zoneOf = (name: string): Zone | undefined => {
  const upper = name.trim().toUpperCase();
  const fixed = abbreviations.get(upper);
  if (fixed !== undefined) return fixed;
  const [, sign, hours, minutes = '0'] = numeric.exec(upper) ?? [];
  if (hours !== undefined)
    return Number(hours) > 14 ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60);
  const spoken = spokenZones.get(upper);
  return spoken ?? (/^[A-Za-z]/.test(name.trim()) && isZone(name.trim()) ? name.trim() : undefined);
};
