import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  assets,
  renderComponent,
  renderDay,
  renderEvent,
  renderFailed,
  renderInvalid,
  renderNotFound,
  renderUnavailable,
  renderWeather,
  type Language,
} from '@atrium/portal/weather';
import { eu, frame, now, regions, settings } from '@atrium/portal/weather/samples/basics';
import { incident, slow } from '@atrium/portal/weather/samples/events';
import { calmWeather, emptyWeather, sampleComponent, sampleWeather } from '@atrium/portal/weather/samples/weather';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { violations } from './axe.ts';
import { launchBrowser } from './chromium.ts';

const named = (keys: readonly string[]) =>
  sampleWeather()
    .rows.map((row) => row.component)
    .filter(({ key }) => keys.includes(key));

const pages: Record<string, (lang: Language) => string> = {
  weather: (lang) => renderWeather({ ...frame({ lang }), weather: sampleWeather({ families: 1 }) }),
  month: (lang) =>
    renderWeather({
      ...frame({ lang, query: { days: 30 } }),
      weather: sampleWeather({ days: 30, families: 1, density: 0.1 }),
    }),
  year: (lang) =>
    renderWeather({ ...frame({ lang, query: { days: 365 } }), weather: sampleWeather({ days: 365, families: 1 }) }),
  calm: (lang) => renderWeather({ ...frame({ lang }), weather: calmWeather(1) }),
  empty: (lang) => renderWeather({ ...frame({ lang }), weather: emptyWeather() }),
  stale: (lang) =>
    renderWeather({
      ...frame({ lang, staleSince: now - 2400, missing: ['planned', 'uptime'] }),
      weather: sampleWeather({ families: 1 }),
    }),
  regions: (lang) =>
    renderWeather({
      ...frame({ lang, query: { region: 'all' } }),
      weather: sampleWeather({ families: 1 }),
      others: [calmWeather(1)],
    }),
  component: (lang) => renderComponent({ ...frame({ lang }), weather: sampleComponent() }),
  event: (lang) =>
    renderEvent({
      ...frame({ lang }),
      settings,
      event: incident,
      components: named(incident.components),
      regions,
      region: eu,
      asOf: now,
    }),
  day: (lang) =>
    renderDay({
      ...frame({ lang }),
      settings,
      date: '2026-11-21',
      region: eu,
      regions,
      rows: sampleWeather({ days: 1, density: 0.3 }).rows,
      named: sampleWeather().rows.map((row) => row.component),
      events: [incident, slow],
      firstDay: '2013-05-21',
      asOf: now,
    }),
  failed: (lang) => renderFailed({ ...frame({ lang }), requestId: 'abc' }),
  invalid: (lang) => renderInvalid({ ...frame({ lang }), parameters: [{ name: 'days', value: 'abc' }] }),
  unavailable: (lang) => renderUnavailable({ ...frame({ lang }), requestId: 'abc' }),
  notFound: (lang) => renderNotFound({ ...frame({ lang }), what: 'event' }),
};

const files = new Map(assets.map((asset) => [asset.path, asset]));
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'";

const serve = (): Server =>
  createServer((request, response) => {
    const [, name = '', lang] = (request.url ?? '').split('/');
    const file = files.get(request.url ?? '');
    if (file !== undefined) return response.setHeader('content-type', file.type).end(file.bytes);
    // Where pages hear of changes: there are none here.
    if (request.url === '/api/v1/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      return response;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', policy);
    return response.end(pages[name]?.(lang === 'en' ? 'en' : 'fr'));
  }).listen(0, '127.0.0.1');

let browser: Browser;
let server: Server;

beforeAll(async () => {
  server = serve();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

type Look = { width: number; colorScheme: 'light' | 'dark'; forcedColors?: 'active' };

const open = async (
  path: string,
  { width, ...look }: Look,
  visit: (page: Page, complaints: string[]) => Promise<void>,
): Promise<void> => {
  const page = await browser.newPage({ viewport: { width, height: 800 }, ...look });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);
  await visit(page, complaints);
  await page.close();
};

/** A phone in French and a desk in English: each page is seen in both languages, both themes and both sizes. */
const looks: (Look & { lang: Language })[] = [
  { lang: 'fr', width: 360, colorScheme: 'light' },
  { lang: 'en', width: 1280, colorScheme: 'dark' },
];

describe.each(Object.keys(pages))('page %s', (name) => {
  test.each(looks)(
    'PO-01 has no violation of WCAG 2.2 AA at $width px in $colorScheme, and nothing is refused',
    async ({ lang, ...look }) => {
      await open(`${name}/${lang}`, look, async (page, complaints) => {
        expect(await violations(page)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    },
  );

  test('PO-01 fits 320 px without scrolling sideways', async () => {
    await open(`${name}/fr`, { width: 320, colorScheme: 'light' }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    });
  });
});

test('ST-15 in forced colours the states of a strip are still told apart by their form', async () => {
  await open('weather/fr', { width: 1280, colorScheme: 'light', forcedColors: 'active' }, async (page) => {
    const forms = await page.evaluate(
      `['m', 'd', 'i', 's'].map((letter) => getComputedStyle(document.querySelector('.legend .' + letter)).backgroundImage)`,
    );
    expect(new Set(forms as string[]).size).toBe(4);
    for (const form of forms as string[]) expect(form).toContain('linear-gradient');
  });
});

test('ST-01 a marked day of a strip is opened by a click, and says its name', async () => {
  await open('month/fr', { width: 360, colorScheme: 'light' }, async (page) => {
    const day = page.locator('.lead .strip a').first();
    expect(await day.getAttribute('title')).toMatch(/2026\u202f: /);
    await day.scrollIntoViewIfNeeded();
    const box = await day.boundingBox();
    expect([Math.round(box?.height ?? 0), (box?.width ?? 0) > 5]).toEqual([24, true]);
    const hit = await page.evaluate(
      `(({ x, y, width }) => document.elementFromPoint(x + width / 2, y + 12)?.getAttribute('href'))(document.querySelector('.lead .strip a').getBoundingClientRect())`,
    );
    expect(hit).toBe(await day.getAttribute('href'));
  });
});

test('PO-01 on a phone what is tapped is 44 px high', async () => {
  for (const name of ['weather', 'empty', 'component', 'event', 'day', 'stale', 'regions', 'invalid']) {
    await open(`${name}/fr`, { width: 360, colorScheme: 'light' }, async (page) => {
      const low = await page.evaluate(
        `[...document.querySelectorAll('a, summary')]
          .filter((each) => each.checkVisibility() && !each.closest('.strip, .skip'))
          .filter((each) => Math.round(each.getBoundingClientRect().height) < 44)
          .map((each) => each.textContent)`,
      );
      expect([name, low]).toEqual([name, []]);
    });
  }
});

test('ST-01 by keyboard the grid costs one stop a component, and every marked day is reached from the log', async () => {
  await open('month/fr', { width: 1280, colorScheme: 'light' }, async (page) => {
    expect(await page.locator('.grid a:not([tabindex="-1"])').count()).toBe(await page.locator('.row .name a').count());
    const links = (places: string): Promise<unknown> =>
      page.evaluate(
        `[...new Set([...document.querySelectorAll('${places}')].map((link) => link.getAttribute('href')))].sort()`,
      );
    expect(await links('.log a')).toEqual(await links('.lead .strip a'));
  });
});
