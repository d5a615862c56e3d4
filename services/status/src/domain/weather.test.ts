import { describe, expect, test } from '@jest/globals';
import { combineLetters } from './days.ts';
import { at, component, incident, maintenance, monthsOf, prepared } from './fixtures.ts';
import { livePartsOf } from './live.ts';
import { createEvent, type NewEvent } from './new-event.ts';
import { placesOf } from './places.ts';
import { defaultSettings } from './settings.ts';
import type { Component } from './tree.ts';
import { monthsToRead, secondsOver, uptimeOf } from './uptime.ts';
import { uptimeRows } from './uptime-rows.ts';
import { validUntil, weatherRows } from './weather.ts';
import { windowOf } from './window.ts';

const zone = 'Europe/Paris';
const now = at('2026-05-10T12:00+02:00');
const tree: Component[] = [
  component('page'),
  component('suite', { position: 1 }),
  component('office', { parent: 'suite' }),
  component('mail', { parent: 'office', position: 1 }),
  component('calendar', { parent: 'office' }),
  component('smtp', { parent: 'mail' }),
  component('tools', { position: 0 }),
  component('old', { parent: 'tools', archived: true }),
  component('older', { parent: 'old' }),
  component('abroad', { regions: ['us'] }),
];
const places = placesOf(tree, [
  { key: 'eu', version: 1 },
  { key: 'us', version: 1 },
]);

const made = (wishes: NewEvent[], second = now) => wishes.map((wish) => createEvent(wish, places, second).state);
const shown = (wishes: NewEvent[], days = 5) => {
  const events = made(wishes);
  const months = prepared(events, zone);
  const input = {
    components: tree,
    region: 'eu',
    window: windowOf('2026-05-10', days, zone),
    monthsOf: (key: string) => monthsOf(months, key, 'eu'),
    live: livePartsOf(events, now).filter(({ region }) => region === 'eu'),
    weights: defaultSettings.weights,
    now,
  };
  return { input, rows: weatherRows(input) };
};
const row = (rows: ReturnType<typeof shown>['rows'], key: string) => rows.find((r) => r.component.key === key);

const down = (key: string, from: string, to: string | null, more: Partial<NewEvent> = {}): NewEvent =>
  incident({
    id: `${key}-${from}`,
    components: [key],
    startsAt: at(from),
    endsAt: to === null ? null : at(to),
    ...more,
  });

describe('the grid', () => {
  test('ST-18 rows come in the order of the tree, deeper than four levels, without what is archived or elsewhere', () => {
    const { rows } = shown([]);
    expect(rows.map(({ component: { key }, depth, group }) => `${key} ${depth} ${group}`)).toEqual([
      'page 0 true',
      'tools 1 false',
      'suite 1 true',
      'office 2 true',
      'calendar 3 false',
      'mail 3 true',
      'smtp 4 false',
    ]);
  });

  test('ST-18 a group shows the worst state below it, the kinds of all below it, its worst and its mean uptime', () => {
    const { rows } = shown([
      down('smtp', '2026-05-10T11:00+02:00', null),
      down('calendar', '2026-05-10T10:00+02:00', null, { impact: 'minor' }),
      down('calendar', '2026-05-08T10:00+02:00', '2026-05-08T11:00+02:00', { impact: 'minor' }),
    ]);
    expect(rows.map((r) => [r.component.key, r.state, r.days])).toEqual([
      ['page', 'major_outage', '..d.s'],
      ['tools', 'operational', '.....'],
      ['suite', 'major_outage', '..d.s'],
      ['office', 'major_outage', '..d.s'],
      ['calendar', 'degraded_performance', '..d.d'],
      ['mail', 'major_outage', '....i'],
      ['smtp', 'major_outage', '....i'],
    ]);
    const office = row(rows, 'office');
    const observed = 4 * 86_400 + 12 * 3600;
    expect(office?.uptime.percent).toBeCloseTo(100 * (1 - 3600 / observed), 10);
    expect(office?.mean?.percent).toBeCloseTo((100 + 100 * (1 - 3600 / observed)) / 2, 10);
    expect(row(rows, 'smtp')?.mean).toBeNull();
    expect(office?.notes.map(({ day, letter, events }) => [day, letter, events.length])).toEqual([
      [2, 'd', 1],
      [4, 's', 2],
    ]);
    expect(office?.notes[1]?.seconds.majorOutage).toBe(3600);
  });

  test('ST-05 an event that names no component stands on the root alone, and the root shows it', () => {
    const { rows } = shown([incident({ components: [], startsAt: now - 3600 })]);
    expect(row(rows, 'page')).toMatchObject({ state: 'major_outage', days: '....i' });
    expect(row(rows, 'suite')).toMatchObject({ state: 'operational', days: '.....' });
    expect(row(rows, 'page')?.uptime.percent).toBeLessThan(100);
    expect(row(rows, 'page')?.mean?.percent).toBe(100);
  });

  test('ST-07 an event of another region does not touch this one', () => {
    const { rows } = shown([down('smtp', '2026-05-10T11:00+02:00', null, { regions: ['us'] })]);
    expect(row(rows, 'page')).toMatchObject({ state: 'operational', days: '.....' });
  });

  test('ST-06 the page and the report give the same seconds and percents', () => {
    const { input, rows } = shown(
      [
        down('smtp', '2026-04-30T23:00+02:00', '2026-05-01T01:00+02:00'),
        down('calendar', '2026-05-10T10:00+02:00', null, { impact: 'major' }),
        maintenance(at('2026-05-02T10:00+02:00'), at('2026-05-03T11:00+02:00'), { id: 'm', components: ['smtp'] }),
      ],
      25,
    );
    const { window } = input;
    const report = uptimeRows({ ...input, zone, from: window.starts[0] ?? 0, until: window.starts.at(-1) ?? 0 });
    expect(report.map(({ uptime, mean }) => ({ uptime, mean }))).toEqual(
      rows.map(({ uptime, mean }) => ({ uptime, mean })),
    );
    expect(row(rows, 'smtp')?.uptime.seconds).toMatchObject({ majorOutage: 7200, underMaintenance: 25 * 3600 });
  });

  test('ST-12 the page changes by itself at midnight, at a planned begin, and each minute while something is open', () => {
    const midnight = at('2026-05-11T00:00+02:00');
    const live = (wish: NewEvent) => livePartsOf(made([wish]), now);
    expect(validUntil([], zone, now)).toBe(midnight);
    expect(validUntil(live(maintenance(now + 600, now + 900)), zone, now)).toBe(now + 600);
    expect(validUntil(live(incident()), zone, now)).toBe(now + 60);
  });

  test('ST-18 letters of a group', () => {
    expect(combineLetters(['-.mdis-.-', '..m.d.d--', '.-mms...-'])).toBe('..msssd.-');
  });
});

describe('uptime', () => {
  const none = {
    noData: 0,
    operational: 0,
    underMaintenance: 0,
    degradedPerformance: 0,
    partialOutage: 0,
    majorOutage: 0,
  };
  const { weights } = defaultSettings;
  test.each([
    ['no issue', { operational: 1000 }, 100, 100],
    ['a tenth of major outage', { operational: 900, majorOutage: 100 }, 90, 90],
    ['partial outage weighs 30 %', { operational: 900, partialOutage: 100 }, 97, 97],
    ['degraded weighs nothing', { operational: 900, degradedPerformance: 100 }, 100, 100],
    ['no data is not observed', { noData: 5000, operational: 900, majorOutage: 100 }, 90, 90],
    ['maintenance is left out, or counts as down', { operational: 900, underMaintenance: 100 }, 100, 90],
    ['maintenance all the time', { underMaintenance: 100 }, null, 0],
    ['nothing known', { noData: 100 }, null, null],
  ])('ST-06 %s', (_, seconds, percent, withMaintenance) => {
    const uptime = uptimeOf({ ...none, ...seconds }, weights);
    expect([uptime.percent, uptime.percentWithMaintenance]).toEqual([percent, withMaintenance]);
  });

  test('ST-05 weights can be set', () => {
    const seconds = { ...none, operational: 800, degradedPerformance: 100, majorOutage: 100 };
    expect(uptimeOf(seconds, { majorOutage: 0.5, partialOutage: 0, degradedPerformance: 0.5 }).percent).toBe(90);
  });

  test('ST-06 ST-14 whole months are read as totals, what is open or partial is counted, and both give the same', () => {
    const [from, until] = [at('2025-11-10T00:00+01:00'), at('2026-05-10T12:00+02:00')];
    const wishes = [
      down('smtp', '2025-11-20T00:00+01:00', '2026-01-02T00:00+01:00', { impact: 'minor' }),
      down('smtp', '2026-02-10T00:00+01:00', '2026-02-10T01:00+01:00'),
      down('smtp', '2026-03-31T23:00+02:00', null),
    ];
    const events = made(wishes);
    const mine = monthsOf(prepared(events, zone), 'smtp', 'eu');
    const lens = { zone, knownSince: 0, now, live: livePartsOf(events, now).filter(({ region }) => region === 'eu') };
    expect(monthsToRead(from, until, lens)).toEqual({
      totals: ['2025-12', '2026-01', '2026-02'],
      whole: ['2025-11', '2026-03', '2026-04', '2026-05'],
    });
    const seconds = secondsOver(mine, from, until, lens);
    const length = (a: string, b: string) => at(b) - at(a);
    expect(seconds).toMatchObject({
      degradedPerformance: length('2025-11-20T00:00+01:00', '2026-01-02T00:00+01:00'),
      majorOutage: 3600 + now - at('2026-03-31T23:00+02:00'),
      noData: 0,
    });
    expect(Object.values(seconds).reduce((sum, value) => sum + value, 0)).toBe(until - from);
    const lean = new Map(
      [...mine].map(([key, month]) => [
        key,
        key < '2026-03' && key !== '2025-11' ? { ...month, events: [], days: [] } : month,
      ]),
    );
    expect(secondsOver(lean, from, until, lens)).toEqual(seconds);
  });
});
