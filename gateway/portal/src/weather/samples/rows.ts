import type { Component, DayNote, Seconds, WeatherRow } from '../numbers.ts';
import { component, hour, root, text } from './basics.ts';

export const none: Seconds = {
  noData: 0,
  operational: 0,
  underMaintenance: 0,
  degradedPerformance: 0,
  partialOutage: 0,
  majorOutage: 0,
};

const daySeconds: Record<string, Seconds> = {
  m: { ...none, operational: 21 * hour, underMaintenance: 3 * hour },
  d: { ...none, operational: 22 * hour + 1260, degradedPerformance: 5940 },
  i: { ...none, operational: 22 * hour + 56 * 60, majorOutage: hour + 4 * 60 },
  s: { ...none, operational: 20 * hour, underMaintenance: 2 * hour, partialOutage: 2 * hour },
};

/** Numbers between 0 and 1 that look random and are always the same. */
const lottery = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const letterFor = (draw: number): string => (draw < 0.3 ? 'm' : draw < 0.6 ? 'd' : draw < 0.9 ? 'i' : 's');

const notesOf = (days: string): DayNote[] =>
  Array.from(days).flatMap((letter, day) => {
    const seconds = daySeconds[letter];
    return seconds === undefined ? [] : [{ day, seconds, events: letter === 's' ? ['evt-1', 'evt-2'] : ['evt-1'] }];
  });

export const uptimeOf = (days: string): WeatherRow['uptime'] => {
  const observed = days.replaceAll('-', '').length * 86_400;
  if (observed === 0) return { seconds: none };
  const lost = days.split('i').length - 1 + (days.split('s').length - 1) * 0.6;
  const percent = 100 * (1 - (lost * 3840) / observed);
  return { seconds: { ...none, operational: observed }, percent, percentWithMaintenance: percent - 0.05 };
};

export const row = (component: Component, depth: number, days: string, more: Partial<WeatherRow> = {}): WeatherRow => ({
  component,
  depth,
  group: false,
  state: 'operational',
  days,
  notes: notesOf(days),
  uptime: uptimeOf(days),
  ...more,
});

const families = [
  ['Paie', 'Payroll'],
  ['Ressources humaines', 'Human resources'],
  ['Comptabilité', 'Accounting'],
  ['Gestion commerciale', 'Sales'],
  ['Trésorerie', 'Cash'],
] as const;
const parts = [
  ['Portail des collaborateurs', 'Staff portal'],
  ['Déclarations sociales', 'Social declarations'],
  ['Interfaces et API', 'Interfaces and API'],
  [
    'Éditions et archivage à valeur probante des bulletins dématérialisés',
    'Printing and evidential archiving of paperless payslips',
  ],
] as const;
const leaves = [
  ['Connexion', 'Sign-in'],
  ['Calcul', 'Computation'],
  ['Dépôt de fichiers', 'File drop'],
] as const;

const worst = (a: string, b: string): string => ('-.mdis'.indexOf(b) > '-.mdis'.indexOf(a) ? b : a);

/** The days of a group: on each the worst of those below. */
const merged = (strips: readonly string[]): string =>
  Array.from(strips[0] ?? '', (_, index) => strips.map((strip) => strip[index] ?? '-').reduce(worst, '-')).join('');

/** What of a sample can be chosen: `density` is the share of days on which something happens. */
export type Options = { days?: number; density?: number; seed?: number; families?: number };

/** A strip of days of which the first `unknown` are no data. */
type Strips = (unknown?: number) => string;

const partRows = (family: number, index: number, strip: Strips): WeatherRow[] => {
  const [fr, en] = parts[index] ?? ['', ''];
  const key = `famille-${family}-${index}`;
  const strips = leaves.map((_, leaf) => strip(family === 4 && leaf === 2 ? 45 : 0));
  const below = leaves.map(([lfr, len], leaf) =>
    row(component(`${key}-${leaf}`, key, text(lfr, len)), 3, strips[leaf] ?? ''),
  );
  return [group(component(key, `famille-${family}`, text(fr, en)), 2, strips), ...below];
};

const familyRows = (family: number, strip: Strips): WeatherRow[] => {
  const key = `famille-${family}`;
  const below = parts.flatMap((_, index) => partRows(family, index, strip));
  below.splice(2, 0, row(component(`${key}-0-0-0`, `${key}-0-0`, text('Double authentification', '')), 4, strip()));
  below.push(row(component(`${key}-lone`, key, text('Assistance', 'Help desk')), 2, strip()));
  const [fr, en] = families[family] ?? [`Famille ${family}`, `Family ${family}`];
  return [group(component(key, 'page', text(fr, en)), 1, daysOf(below)), ...below];
};

const daysOf = (rows: readonly WeatherRow[]): string[] => rows.map((each) => each.days);

/** Rows of a tree of four levels: families, parts, leaves and one below a leaf; five families make 91 rows. */
export const sampleRows = ({
  days = 90,
  density = 0.02,
  seed = 7,
  families: count = 5,
}: Options = {}): WeatherRow[] => {
  const draw = lottery(seed);
  const dayAt = (day: number, unknown: number): string =>
    day < unknown ? '-' : draw() < density ? letterFor(draw()) : '.';
  const strip: Strips = (unknown = 0) =>
    Array.from({ length: days }, (_, day) => dayAt(day, Math.min(unknown, days - 1))).join('');
  const rows = Array.from({ length: count }, (_, family) => familyRows(family, strip)).flat();
  const parents = new Set(rows.map((each) => each.component.parent));
  const marked = rows.map((each) => (parents.has(each.component.key) ? { ...each, group: true } : each));
  return [group(root, 0, daysOf(rows)), ...marked];
};

const group = (of: Component, depth: number, strips: readonly string[]): WeatherRow => {
  const days = merged(strips);
  const [uptime, mean] = [uptimeOf(days), uptimeOf(strips[0] ?? '')];
  return row(of, depth, days, { group: true, uptime, mean });
};
