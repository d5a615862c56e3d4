import { describe, expect, test } from '@jest/globals';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { renderWeather, type Language, type Query, type Weather } from '@atrium/portal/weather';
import { component, frame, text } from './samples/basics.ts';
import { row, sampleRows } from './samples/rows.ts';
import { match } from './samples/said.ts';
import { sampleWeather } from './samples/weather.ts';

/** The links of marked days in the strips. */
const linksOf = (html: string): string[] =>
  html.match(/<a class=[mdis] tabindex=-1 href="\/status\/days\/[^"]+"/g) ?? [];

describe('the grid', () => {
  const html = renderWeather({ ...frame({ query: { region: 'eu' } }), weather: sampleWeather({ families: 1 }) });

  test('ST-15 each strip is told in words and each marked day is named with date, state, duration and events', () => {
    const labels = [...html.matchAll(/aria-label="90\u00a0jours\u202f: \d+ [^"]+"/g)];
    expect(labels).toHaveLength(sampleWeather({ families: 1 }).rows.length);
    const title = /title="\d+\u00a0[a-zûé.]+\u00a02026\u202f: incident, 1\u00a0h\u00a004\u00a0min, 1\u00a0événement"/;
    expect(title.exec(html)?.[0]).toBeDefined();
  });

  test('ST-01 a day is a link where something happened and only there', () => {
    const { rows } = sampleWeather({ families: 1 });
    const marked = rows.flatMap(({ days }) =>
      Array.from(days).filter((letter) => letter !== '.' && letter !== '-'),
    ).length;
    expect(linksOf(html)).toHaveLength(marked);
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

/** A hundred components, a share of whose days is marked: families of four levels, and solutions beside them. */
const hundred = (density: number): Weather => {
  const weather = sampleWeather({ families: 5, density });
  const busy = sampleRows({ families: 1, density, seed: 11 }).filter((each) => !each.group);
  const more = Array.from({ length: 101 - weather.rows.length }, (_, index) =>
    row(component(`plus-${index}`, 'page', text(`Solution ${index}`, `Solution ${index}`)), 1, busy[index]?.days ?? ''),
  );
  return { ...weather, rows: [...weather.rows, ...more] };
};

/** A hundred solutions without a group over them. */
const flat = (density: number): Weather => {
  const weather = hundred(density);
  return { ...weather, rows: weather.rows.map((each, at) => (at === 0 ? each : { ...each, group: false, depth: 1 })) };
};

const sizes = (html: string) => ({
  raw: Buffer.byteLength(html),
  gzip: gzipSync(html).length,
  brotli: brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
});

const tooBig = (html: string): Partial<ReturnType<typeof sizes>> => {
  const { raw, gzip, brotli } = sizes(html);
  return {
    ...(raw > 500_000 && { raw }),
    ...(gzip > 30_000 && { gzip }),
    ...(brotli > 30_000 && { brotli }),
  };
};

const asked: [Language, Query][] = [
  ['fr', {}],
  ['en', { lang: 'en', region: 'eu' }],
];

describe('a page of 100 components and 90 days takes at most 500 kB, and 30 kB compressed', () => {
  test.each([0.03, 0.1, 0.16, 0.3, 0.5, 1])('ST-01 with %p of the days marked', (density) => {
    for (const [lang, query] of asked) {
      const pages = [hundred(density), flat(density)];
      for (const weather of pages) expect(tooBig(renderWeather({ ...frame({ lang, query }), weather }))).toEqual({});
    }
  });

  test('ST-01 with every component marked on half of its days, each of them still a link with a name', () => {
    const weather = hundred(0.5);
    const html = renderWeather({ ...frame(), weather });
    const leaves = weather.rows.filter((each) => !each.group || each.component.parent === '');
    expect(linksOf(html)).toHaveLength(leaves.reduce((sum, { notes }) => sum + notes.length, 0));
    expect(html).not.toMatch(/<a class=[mdis] tabindex=-1 href="[^"]+" title=""/);
    expect(html).toContain('class="grid ruled-6 terse"');
  });

  test('ST-15 with names by date alone the style sheet says the state, in both languages', async () => {
    const { styleSheet } = await import('@atrium/portal/weather');
    expect(styleSheet).toContain(".terse:lang(fr) a.d::after{content:'dégradation'}");
    expect(styleSheet).toContain(".terse:lang(en) a.m::after{content:'planned maintenance'}");
  });

  test('ST-01 with every day marked the whole page still leads to each of its days', () => {
    expect(linksOf(renderWeather({ ...frame(), weather: hundred(1) }))).toHaveLength(90);
  });
});
