import { addDays, dayList } from './calendar.ts';
import type { Component, ComponentWeather, DayNote, EventUpdate, Frame, Region, Seconds, Text, Weather, WeatherEvent, WeatherRow } from './model.ts';

/** Models for tests: an installation as it could be, the same ones at each run. */
export const now = Date.parse('2026-11-22T01:05:00Z') / 1000;

const hour = 3600;

export const text = (fr: string, en: string): Text => ({ fr, en });

export const regions: Region[] = [
  { key: 'eu', name: text('Europe', 'Europe'), timeZone: 'Europe/Paris' },
  { key: 'ca', name: text('Amérique du Nord', 'North America'), timeZone: 'America/Montreal' },
  { key: 're', name: text('Océan Indien', 'Indian Ocean'), timeZone: 'Indian/Reunion' },
];

const eu = regions[0] ?? { key: 'eu', name: text('Europe', 'Europe'), timeZone: 'Europe/Paris' };

export const settings = { name: text('Météo des solutions', 'Weather of our solutions'), weightMajorOutage: 1, weightPartialOutage: 0.3, weightDegradedPerformance: 0 };

export const frame = (more: Partial<Frame> = {}): Frame => ({ lang: 'fr', now, query: {}, publicUrl: 'https://status.example.org', ...more });

const none: Seconds = { noData: 0, operational: 0, underMaintenance: 0, degradedPerformance: 0, partialOutage: 0, majorOutage: 0 };

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
  [...days].flatMap((letter, day) => {
    const seconds = daySeconds[letter];
    return seconds === undefined ? [] : [{ day, seconds, events: letter === 's' ? ['evt-1', 'evt-2'] : ['evt-1'] }];
  });

const uptimeOf = (days: string): WeatherRow['uptime'] => {
  const observed = days.replaceAll('-', '').length * 86_400;
  if (observed === 0) return { seconds: none };
  const lost = days.split('i').length - 1 + (days.split('s').length - 1) * 0.6;
  const percent = 100 * (1 - (lost * 3840) / observed);
  return { seconds: { ...none, operational: observed }, percent, percentWithMaintenance: percent - 0.05 };
};

export const row = (component: Component, depth: number, days: string, more: Partial<WeatherRow> = {}): WeatherRow => ({
  component, depth, group: false, state: 'operational', days, notes: notesOf(days), uptime: uptimeOf(days), ...more,
});

export const component = (key: string, parent: string, name: Text, description = text('', '')): Component => ({ key, parent, name, description, regions: [] });

export const root = component('page', '', text('Toutes les solutions', 'All solutions'));

const families = ['Paie', 'Ressources humaines', 'Comptabilité', 'Gestion commerciale', 'Trésorerie'];
const families_en = ['Payroll', 'Human resources', 'Accounting', 'Sales', 'Cash'];
const parts = [
  ['Portail des collaborateurs', 'Staff portal'],
  ['Déclarations sociales', 'Social declarations'],
  ['Interfaces et API', 'Interfaces and API'],
  ['Éditions et archivage à valeur probante des bulletins dématérialisés', 'Printing and evidential archiving of paperless payslips'],
] as const;
const leaves = [
  ['Connexion', 'Sign-in'],
  ['Calcul', 'Computation'],
  ['Dépôt de fichiers', 'File drop'],
] as const;

const worst = (a: string, b: string): string => ('-.mdis'.indexOf(b) > '-.mdis'.indexOf(a) ? b : a);

/** The days of a group: on each the worst of those below. */
const merged = (strips: readonly string[]): string =>
  [...(strips[0] ?? '')].map((_, index) => strips.map((strip) => strip[index] ?? '-').reduce(worst, '-')).join('');

type Options = { days?: number; density?: number; seed?: number; families?: number };

/** Rows of a tree of four levels: families, parts, leaves; 5 families make 100 components. */
export const sampleRows = ({ days = 90, density = 0.02, seed = 7, families: count = 5 }: Options = {}): WeatherRow[] => {
  const draw = lottery(seed);
  const strip = (known: number): string =>
    Array.from({ length: days }, (_, day) => (day < known ? '-' : draw() < density ? letterFor(draw()) : '.')).join('');
  const rows: WeatherRow[] = [];
  for (let family = 0; family < count; family += 1) {
    const below: WeatherRow[] = [];
    const key = `famille-${family}`;
    for (const [index, [fr, en]] of parts.entries()) {
      const partKey = `${key}-${index}`;
      const strips = leaves.map((_, leaf) => strip(family === 4 && leaf === 2 ? Math.floor(days / 2) : 0));
      below.push(group(component(partKey, key, text(fr, en)), 2, strips));
      for (const [leaf, [lfr, len]] of leaves.entries()) below.push(row(component(`${partKey}-${leaf}`, partKey, text(lfr, len)), 3, strips[leaf] ?? ''));
    }
    const deep = component(`${key}-0-0-0`, `${key}-0-0`, text('Double authentification', ''));
    below.splice(2, 0, row(deep, 4, strip(0)));
    const second = row(component(`${key}-lone`, key, text('Assistance', 'Help desk')), 2, strip(0));
    rows.push(group(component(key, 'page', text(families[family] ?? `Famille ${family}`, families_en[family] ?? `Family ${family}`)), 1, below.map((each) => each.days)));
    rows.push(...below, second);
  }
  for (const each of rows) if (rows.some((other) => other.component.parent === each.component.key)) each.group = true;
  return [group(root, 0, rows.map((each) => each.days)), ...rows];
};

const group = (of: Component, depth: number, strips: readonly string[]): WeatherRow => {
  const days = merged(strips);
  const [uptime, mean] = [uptimeOf(days), uptimeOf(strips[0] ?? '')];
  return row(of, depth, days, { group: true, uptime, mean });
};

const update = (id: string, at: number, phase: EventUpdate['phase'], said: Text, author = 'Équipe d’astreinte'): EventUpdate => ({ id, at, phase, text: said, author, reconstructed: false });

export const incident: WeatherEvent = {
  id: 'evt-1',
  kind: 'incident',
  title: text('Calcul de la paie interrompu pour une partie des dossiers', 'Payroll runs stop for some files'),
  impact: 'critical',
  phase: 'identified',
  components: ['famille-0-1-1', 'famille-0-1-0', 'famille-0-2-1', 'famille-1-0-1', 'famille-1-2-0', 'famille-2-0-1'],
  regions: ['eu'],
  startsAt: now - 2 * hour - 620,
  lengthKnown: true,
  reconstructed: false,
  updates: [
    update('u1', now - 2 * hour, 'investigating', text('Des calculs de paie s’arrêtent avant la fin. Nous cherchons la cause.', 'Payroll runs stop before their end. We are looking for the cause.')),
    update('u2', now - hour, 'identified', text('La cause est connue : un volume de stockage saturé. Les calculs lancés sont gardés et reprendront d’eux-mêmes.\n\nProchaine nouvelle à 3 h 30.', 'The cause is known: a full storage volume. Runs that were started are kept and will go on by themselves.\n\nNext update at 03:30.')),
  ],
};

export const slow: WeatherEvent = {
  ...incident,
  id: 'evt-2',
  title: text('', 'Slow document previews'),
  impact: 'minor',
  phase: 'resolved',
  components: ['famille-0-3-0'],
  regions: [],
  startsAt: now - 6 * 86_400,
  endsAt: now - 6 * 86_400 + 5940,
  reconstructed: true,
  updates: [
    { ...update('u3', now - 6 * 86_400, 'investigating', text('', 'Previews take up to a minute.'), ''), reconstructed: true },
    { ...update('u4', now - 6 * 86_400 + 5940, 'resolved', text('', 'Previews are fast again.'), 'Ana'), corrected: true },
  ],
};

export const pointLike: WeatherEvent = { ...slow, id: 'evt-4', title: text('Incident ancien sans durée', 'Old incident without a length'), impact: 'none', components: [], startsAt: now - 40 * 86_400, endsAt: now - 40 * 86_400, lengthKnown: false, updates: [] };

export const maintenance: WeatherEvent = {
  id: 'evt-3',
  kind: 'maintenance',
  title: text('Mise à jour de la base de données', 'Database upgrade'),
  impact: 'none',
  phase: 'scheduled',
  components: ['famille-2'],
  regions: [],
  startsAt: Date.parse('2026-11-25T20:00:00Z') / 1000,
  endsAt: Date.parse('2026-11-25T22:30:00Z') / 1000,
  lengthKnown: true,
  reconstructed: false,
  updates: [update('u5', now - 3 * 86_400, 'scheduled', text('Les écritures seront suspendues pendant dix minutes environ.', 'Writes will pause for about ten minutes.'))],
};

const troubled = (rows: WeatherRow[]): WeatherRow[] =>
  rows.map((each) => (incident.components.some((key) => key.startsWith(each.component.key)) || each.component.key === 'page' ? { ...each, state: 'major_outage' } : each));

/** A page with an open incident, a planned maintenance and a history of all five states. */
export const sampleWeather = (options: Options = {}): Weather => {
  const rows = troubled(sampleRows(options));
  const count = rows[0]?.days.length ?? 0;
  return {
    settings, region: eu, regions, from: addDays('2026-11-22', 1 - count), until: '2026-11-22', firstDay: '2013-05-21',
    state: 'major_outage', rows, open: [incident], planned: [maintenance], recent: [slow, pointLike], asOf: now - 20,
  };
};

/** Nothing happens, and nothing did. */
export const calmWeather = (): Weather => {
  const rows = sampleRows({ density: 0 });
  return { ...sampleWeather(), rows, state: 'operational', open: [], planned: [], recent: [] };
};

/** An installation without a component. */
export const emptyWeather = (): Weather => ({
  ...sampleWeather(), rows: [row(root, 0, '-'.repeat(90), { group: true, state: 'no_data' })], state: 'no_data', firstDay: '', open: [], planned: [], recent: [],
});

/** The page of a component; `key` one of the sample's. */
export const sampleComponent = (key = 'famille-0', days = 25): ComponentWeather => {
  const weather = sampleWeather({ days, density: 0.06 });
  const found = weather.rows.find((each) => each.component.key === key) ?? row(root, 0, '.'.repeat(days));
  const children = weather.rows.filter((each) => each.component.parent === key);
  return {
    settings, row: found, ancestors: [root], children, region: eu, regions, from: weather.from, until: weather.until,
    firstDay: weather.firstDay, open: [incident], planned: [maintenance], past: [slow, pointLike], nextPageToken: 'abc', asOf: now,
    periods: [1, 7, 30, 90, 365].map((each) => ({ days: each, uptime: uptimeOf(dayList('2026-01-01', each).map((_, index) => (index % 40 === 9 ? 'i' : '.')).join('')) })),
  };
};
