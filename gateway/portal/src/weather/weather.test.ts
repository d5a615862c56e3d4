import { describe, expect, test } from '@jest/globals';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import {
  assets,
  badgeSvg,
  edition,
  glyph,
  renderComponent,
  renderDay,
  renderEvent,
  renderNotFound,
  renderUnavailable,
  renderWeather,
  styleSheet,
  type Language,
  type Weather,
} from '@atrium/portal/weather';
import { component, eu, frame, now, regions, settings, text } from './samples/basics.ts';
import { incident, slow } from './samples/events.ts';
import { row } from './samples/rows.ts';
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
      events: [incident, slow],
      firstDay: '2013-05-21',
      asOf: now,
    }),
  unavailable: (lang) => renderUnavailable({ ...frame({ lang }), requestId: 'abc' }),
  notFound: (lang) => renderNotFound({ ...frame({ lang }), what: 'event' }),
};

const every = Object.entries(pages).flatMap(([name, page]) =>
  (['fr', 'en'] as const).map((lang) => [name, lang, page(lang)] as const),
);

/** Visible text alone. */
const said = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \n]+/g, ' ');

/** What a page says around a pattern: short enough to read where a test fails. */
const match = (html: string, pattern: RegExp): string | undefined => pattern.exec(said(html))?.[0];

describe.each(every)('page %s in %s', (_, lang, html) => {
  test('GW-06 holds no script, no inline style, no handler and nothing from elsewhere', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    const own = html.replaceAll('https://status.example.org', '');
    expect(own.match(/(?:href|src)="(?:https?:)?\/\//g)).toBeNull();
  });

  test('is a document in its language, with one main, one h1 and unique ids', () => {
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${lang}">`));
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('shows no hole where a value is missing', () => {
    expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date|\{n\}|\{day\}/);
  });

  test('refers only to files that are in the list', () => {
    const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) expect(assets.map((asset) => asset.path)).toContain(path);
  });
});

const hundred = (density: number): Weather => {
  const weather = sampleWeather({ families: 5, density });
  const more = Array.from({ length: 100 - weather.rows.length + 1 }, (_, index) =>
    row(component(`plus-${index}`, 'page', text(`Solution ${index}`, `Solution ${index}`)), 1, '.'.repeat(90)),
  );
  return { ...weather, rows: [...weather.rows, ...more] };
};

describe('a page of 100 components and 90 days', () => {
  test('ST-01 takes at most 30 kB compressed and 500 kB raw, with 3 marked days in 100 and in both languages', () => {
    for (const lang of ['fr', 'en'] as const) {
      const html = renderWeather({ ...frame({ lang, query: { region: 'eu', lang } }), weather: hundred(0.03) });
      const brotli = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      expect(html.length).toBeLessThan(500_000);
      expect(brotli.length).toBeLessThan(30_000);
      expect(gzipSync(html).length).toBeLessThan(30_000);
    }
  });

  test.each([0.1, 0.3, 1])('ST-01 stays under 500 kB raw and 30 kB with %p of the days marked', (density) => {
    const html = renderWeather({ ...frame(), weather: hundred(density) });
    expect(html.length).toBeLessThan(500_000);
    expect(gzipSync(html).length).toBeLessThan(30_000);
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
        author: hostile,
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

describe('the grid', () => {
  const html = renderWeather({ ...frame({ query: { region: 'eu' } }), weather: sampleWeather({ families: 1 }) });

  test('ST-15 each strip is told in words and each marked day is named with date, state, duration and events', () => {
    const labels = [...html.matchAll(/aria-label="90\u00a0jours\u202f: \d+ [^"]+"/g)];
    expect(labels).toHaveLength(sampleWeather({ families: 1 }).rows.length);
    expect(match(html, /\d+ [a-zûé.]+ 2026\u202f: incident, 1 h 04 min, 1 événement /)).toBeDefined();
  });

  test('ST-01 a day is a link where something happened and only there', () => {
    const { rows } = sampleWeather({ families: 1 });
    const marked = rows.flatMap(({ days }) =>
      Array.from(days).filter((letter) => letter !== '.' && letter !== '-'),
    ).length;
    const links = html.match(/<a href="\/status\/days\/[^"]+" tabindex="-1">/g) ?? [];
    expect(links).toHaveLength(marked);
    expect(html).toContain('?component=famille-0&amp;region=eu"');
  });

  test('ST-01 days are chosen and paged back to the first one', () => {
    expect(html).toContain('href="/status?days=365&amp;region=eu"');
    expect(html).toContain('href="/status?until=2026-08-24&amp;region=eu"');
    expect(html).toContain('href="/status?until=2013-08-18&amp;region=eu"');
  });

  test('ST-18 a group shows its worst and its mean, labelled', () => {
    expect(match(html, /au pire \d+,\d+\u202f% en moyenne \d/)).toBeDefined();
  });

  test('ST-05 the formula, its weights and the zone are on the page', () => {
    expect(
      match(html, /Poids d’une seconde\u202f: incident majeur 1, incident partiel 0,3, dégradation 0\./),
    ).toBeDefined();
    expect(match(html, /fuseau Europe\/Paris/)).toBeDefined();
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

test('ST-05 an event of unknown length says so, and reconstructed times are marked', () => {
  const html = renderComponent({ ...frame({ lang: 'en' }), weather: sampleComponent() });
  expect(match(html, /length unknown/)).toBeDefined();
  expect(match(html, /16 Nov 2026, 02:05 reconstructed/)).toBeDefined();
});

test('ST-15 a badge has a shape, a colour and a word, and is named', () => {
  const badge = badgeSvg({ label: 'Paie & DSN', state: 'degraded_performance', lang: 'fr' });
  expect(badge).toContain('aria-label="Paie &amp; DSN\u202f: dégradation"');
  expect(badge).toContain('>dégradation</text>');
  expect(badge).not.toMatch(/class=|style=/);
  expect(glyph('storm')).not.toMatch(/class=/);
});

test('the same model gives the same bytes, and the files carry a hash in their name', () => {
  expect(pages.weather?.('fr')).toBe(pages.weather?.('fr'));
  for (const { path } of assets) expect(path).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{12}\.(css|woff2|svg)$/);
  expect(styleSheet).not.toMatch(/url\(["']?(?!["']?\/assets\/)/);
  expect(edition).toMatch(/^[0-9a-f]{12}$/);
});
