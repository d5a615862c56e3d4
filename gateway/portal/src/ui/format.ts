import type { Language } from './language.ts';

/** How times, days, numbers and durations are written in a language and a zone (portal.md, "Words"). */
export type Format = {
  /** "21 nov. 2026 à 14 h 05", "21 Nov 2026, 14:05". */
  time: (seconds: number) => string;
  /** "14 h 05", "14:05". */
  clock: (seconds: number) => string;
  /** "21 nov. 2026" of a day `YYYY-MM-DD`. */
  day: (day: string) => string;
  /** "21 nov.", without the year. */
  shortDay: (day: string) => string;
  /** "nov.", of a day. */
  month: (day: string) => string;
  /** "samedi 21 novembre 2026"; a heading may break it anywhere but between the number and the month. */
  longDay: (day: string) => string;
  /** "1 h 04 min", the two largest units; 0 s is "0 s". */
  duration: (seconds: number) => string;
  /** "1 234,5". */
  number: (value: number) => string;
  /** "99,98 %", cut and never rounded up: 100 % means all of it. */
  percent: (value: number) => string;
  /** RFC 3339 in UTC, for `datetime`. */
  iso: (seconds: number) => string;
};

const nbsp = '\u00a0';
const locale = { fr: 'fr-FR', en: 'en-GB' } as const;

const dayFormats = (lang: Language, options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(locale[lang], { timeZone: 'UTC', ...options });
  const known = new Map<string, string>();
  return (day) => {
    const text = known.get(day) ?? plainDay(format.format(Date.parse(`${day}T00:00:00Z`)), lang);
    if (known.size < 20_000) known.set(day, text);
    return text;
  };
};

// English abbreviations are "Sept" here and "Sep" there depending on the ICU data; one of them is enough.
const plainDay = (text: string, lang: Language): string =>
  (lang === 'en'
    ? text.replace(/Sept\b/, 'Sep')
    : text.replace(/^1 /, '1er ').replace(/( )1 (?=\D)/, '$11er ')
  ).replaceAll(' ', nbsp);

const longDays = (lang: Language): ((day: string) => string) => {
  const format = dayFormats(lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return (day) => format(day).replace(/(?<!\d|\der)\u00a0/g, ' ');
};

const clocks = (lang: Language, zone: string): ((seconds: number) => string) => {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-GB', options);
  return (seconds) => {
    const text = format.format(seconds * 1000);
    return lang === 'en' ? text : `${Number(text.slice(0, 2))}${nbsp}h${nbsp}${text.slice(3)}`;
  };
};

const units = { fr: ['j', 'h', 'min', 's'], en: ['d', 'h', 'min', 's'] } as const;
const sizes = [86_400, 3600, 60, 1];

const durations = (lang: Language, number: (value: number) => string): ((seconds: number) => string) => {
  return (seconds) => {
    const first = sizes.findIndex((size) => seconds >= size);
    if (first < 0) return `0${nbsp}s`;
    const size = sizes[first] ?? 1;
    const next = sizes[first + 1];
    const whole = `${number(Math.floor(seconds / size))}${nbsp}${units[lang][first] ?? ''}`;
    const rest = next === undefined ? 0 : Math.floor((seconds % size) / next);
    const padded = size === 3600 ? String(rest).padStart(2, '0') : String(rest);
    return rest === 0 ? whole : `${whole} ${padded}${nbsp}${units[lang][first + 1] ?? ''}`.replaceAll(' ', nbsp);
  };
};

const percents = (lang: Language): ((value: number) => string) => {
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 3, roundingMode: 'trunc' } as const;
  const format = new Intl.NumberFormat(locale[lang], options);
  const sign = lang === 'fr' ? '\u202f%' : '%';
  return (value) => (value >= 100 ? `100${sign}` : `${format.format(Math.max(0, value))}${sign}`);
};

const makeFormat = (lang: Language, zone: string): Format => {
  const numbers = new Intl.NumberFormat(locale[lang]);
  const number = (value: number): string => numbers.format(value);
  const day = dayFormats(lang, { day: 'numeric', month: 'short', year: 'numeric' });
  const date = new Intl.DateTimeFormat(locale[lang], {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const clock = clocks(lang, zone);
  const between = lang === 'fr' ? ' à ' : ', ';
  return {
    time: (seconds) => `${plainDay(date.format(seconds * 1000), lang)}${between}${clock(seconds)}`,
    clock,
    day,
    shortDay: dayFormats(lang, { day: 'numeric', month: 'short' }),
    month: dayFormats(lang, { month: 'short' }),
    longDay: longDays(lang),
    duration: durations(lang, number),
    number,
    percent: percents(lang),
    iso: (seconds) => new Date(seconds * 1000).toISOString().replace('.000', ''),
  };
};

const made = new Map<string, Format>();

/** The format of a language and zone; made once, since Intl's objects are dear. */
export const formatOf = (lang: Language, zone: string): Format => {
  const key = `${lang} ${zone}`;
  const format = made.get(key) ?? makeFormat(lang, zone);
  made.set(key, format);
  return format;
};

/** Joins names: "a, b et c". */
export const listOf = (lang: Language, names: readonly string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
