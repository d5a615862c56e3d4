import { describe, expect, test } from '@jest/globals';
import {
  assets,
  badgeSvg,
  glyph,
  renderComponent,
  renderDay,
  renderEvent,
  renderFailed,
  renderInvalid,
  renderNotFound,
  renderUnavailable,
  renderWeather,
  styleSheet,
  type Language,
} from '@atrium/portal/weather';
import { component, eu, frame, now, regions, settings, text } from './samples/basics.ts';
import { incident, slow } from './samples/events.ts';
import { row } from './samples/rows.ts';
import { said } from './samples/said.ts';
import { calmWeather, emptyWeather, sampleComponent, sampleWeather } from './samples/weather.ts';

const day = sampleWeather({ days: 1, density: 0.3 });

const pages: Record<string, (lang: Language) => string> = {
  weather: (lang) => renderWeather({ ...frame({ lang }), weather: sampleWeather() }),
  calm: (lang) => renderWeather({ ...frame({ lang }), weather: calmWeather() }),
  empty: (lang) => renderWeather({ ...frame({ lang }), weather: emptyWeather() }),
  stale: (lang) =>
    renderWeather({
      ...frame({ lang, staleSince: now - 2400, missing: ['planned', 'uptime'] }),
      weather: sampleWeather(),
    }),
  regions: (lang) =>
    renderWeather({ ...frame({ lang, query: { region: 'all' } }), weather: sampleWeather(), others: [calmWeather()] }),
  component: (lang) => renderComponent({ ...frame({ lang }), weather: sampleComponent() }),
  event: (lang) =>
    renderEvent({
      ...frame({ lang }),
      settings,
      event: slow,
      components: [component('a', 'page', text('Paie', ''))],
      regions,
      region: eu,
      asOf: now,
    }),
  day: (lang) =>
    renderDay({
      ...frame({ lang }),
      settings,
      date: '2026-11-22',
      region: eu,
      regions,
      rows: day.rows,
      named: day.rows.map((each) => each.component),
      events: [incident, slow],
      firstDay: '2013-05-21',
      asOf: now,
    }),
  failed: (lang) => renderFailed({ ...frame({ lang }), requestId: 'abc' }),
  invalid: (lang) =>
    renderInvalid({
      ...frame({ lang }),
      parameters: [
        { name: 'days', value: '<b>' },
        { name: 'zz', value: '' },
      ],
    }),
  unavailable: (lang) => renderUnavailable({ ...frame({ lang }), requestId: 'abc' }),
  notFound: (lang) => renderNotFound({ ...frame({ lang }), what: 'event' }),
};

const every = Object.entries(pages).flatMap(([name, page]) =>
  (['fr', 'en'] as const).map((lang) => [name, lang, page(lang)] as const),
);

describe.each(every)('page %s in %s', (_, lang, html) => {
  test('GW-06 PO-04 holds no script but the one that renews it, no inline style, no handler, nothing from elsewhere', () => {
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeLessThanOrEqual(1);
    for (const script of scripts)
      expect(script).toMatch(/^<script src="\/assets\/weather\.[0-9a-f]{12}\.js" type="module">$/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(html.replaceAll('https://status.example.org', '').match(/(?:href|src)="(?:https?:)?\/\//g)).toBeNull();
  });

  test('PO-01 is a document in its language, with one main, one h1 and unique ids', () => {
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${lang}">`));
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('ST-01 shows no hole where a value is missing', () => {
    expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date|\{n\}|\{day\}/);
  });

  test('GW-06 refers only to files that are in the list', () => {
    const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(2);
    expect(assets.map((asset) => asset.path)).toEqual(expect.arrayContaining(paths));
  });
});

describe('texts that somebody wrote', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&\u202e';
  const named = component('a"b', 'page', text(hostile, ''), text(hostile, ''));
  const event = {
    ...incident,
    id: '"><b>',
    title: text(hostile, ''),
    components: ['a"b'],
    updates: [
      {
        ...slow.updates[0],
        id: 'u',
        at: now,
        phase: 'monitoring' as const,
        text: text(hostile, ''),
        author: { name: hostile },
        reconstructed: false,
      },
    ],
  };
  const mine = row(named, 1, '.i');
  const shown = {
    ...sampleWeather({ days: 2 }),
    rows: [mine],
    open: [event],
    regions: [{ ...eu, name: text(hostile, '') }, ...regions],
  };
  const html = [
    renderWeather({ ...frame(), weather: { ...shown, settings: { ...settings, name: text(hostile, '') } } }),
    renderComponent({
      ...frame(),
      weather: { ...sampleComponent(), row: mine, ancestors: [named], past: [event], nextPageToken: '"><b>' },
    }),
    renderEvent({ ...frame(), settings, event, components: [named], regions, region: eu, asOf: now }),
    renderDay({
      ...frame(),
      settings,
      date: '2026-11-22',
      region: eu,
      regions,
      rows: [mine],
      named: [named],
      events: [event],
      component: named,
      firstDay: '',
      asOf: now,
    }),
    badgeSvg({ label: hostile, state: 'operational', lang: 'fr' }),
  ];

  test.each(html.map((page, index) => [index, page] as const))(
    'ST-15 show their markup as text (page %i)',
    (_, page) => {
      expect(page).not.toMatch(/<img src=x|<b>/);
      expect(page).toContain('&lt;img src=x');
    },
  );

  test('PO-01 turn no direction but their own: isolated, and without marks where nothing isolates', () => {
    for (const page of html) {
      expect(page).not.toMatch(/<title>[^<]*\u202e/);
      const outside = page.replace(/<(bdi|p|code)[^>]*>[^<]*<\/\1>/g, '');
      expect(outside).not.toContain('\u202e');
    }
  });

  test('PO-01 a text that exists in one language is shown in it, and marked', () => {
    expect(pages.event?.('fr')).toContain('<bdi lang="en">Slow document previews</bdi>');
    expect(pages.event?.('fr')).toMatch(/<div class="prose" lang="en" dir="auto"><p>Previews/);
  });
});

test('ST-12 a page that could not be refreshed says of when it is, and GW-07 what is missing', () => {
  expect(said(pages.stale?.('fr') ?? '')).toContain('Cette page date du 22 nov. 2026 à 1 h 25');
  expect(said(pages.stale?.('en') ?? '')).toContain('Unavailable at the moment: planned maintenance and uptime.');
});

test('ST-02 each of the 25 days of a component is named, oldest first', () => {
  const html = renderComponent({ ...frame(), weather: sampleComponent() });
  const names = [...html.matchAll(/<li class="cell [a-z]+"[^>]*>(?:<a [^>]*>)?<span class="hidden">([^<]+)</g)].map(
    ([, name = '']) => name.replace(/\u00a0/g, ' '),
  );
  expect(names).toHaveLength(25);
  expect(names[0]).toMatch(/^29 oct. 2026\u202f: /);
});

test('ST-15 a badge has a shape, a colour and a word, and is named', () => {
  const badge = badgeSvg({ label: 'Paie & DSN', state: 'degraded_performance', lang: 'fr' });
  expect(badge).toContain('aria-label="Paie &amp; DSN\u202f: dégradation"');
  expect(badge).toContain('>dégradation</text>');
  expect(badge).not.toMatch(/class=|style=/);
  expect(glyph('storm')).not.toMatch(/class=/);
});

test('ST-12 the same model gives the same bytes, and the files carry a hash in their name', () => {
  expect(pages.weather?.('fr')).toBe(pages.weather?.('fr'));
  for (const { path } of assets) expect(path).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{12}\.(css|js|woff2|svg)$/);
  expect(styleSheet).not.toMatch(/url\(["']?(?!["']?\/assets\/)/);
});
