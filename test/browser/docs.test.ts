import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startPlatform, type Platform } from '../support/platform.ts';
import { violations } from './axe.ts';
import { launchBrowser } from './chromium.ts';

let browser: Browser;
let platform: Platform;

beforeAll(async () => {
  [browser, platform] = await Promise.all([launchBrowser(), startPlatform()]);
});

afterAll(async () => {
  await browser.close();
  await platform.close();
});

type Look = { width: number; colorScheme: 'light' | 'dark'; lang: 'fr' | 'en' };

const open = async (path: string, { width, colorScheme, lang }: Look, visit: (page: Page) => Promise<void>) => {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, locale: lang });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  await page.goto(platform.url + path);
  await visit(page);
  expect(complaints).toEqual([]);
  await page.close();
};

// Every piece stands on one of these; axe takes a minute for the longest pages, which have nothing else.
const pages = ['/api/docs', '/api/docs/components', '/api/v1/problems/request.stale'];
const long = ['/api/docs/events', '/api/docs/schemas', '/api/events', '/api/v1/problems'];
const looks: Look[] = [
  { lang: 'fr', width: 360, colorScheme: 'light' },
  { lang: 'en', width: 1280, colorScheme: 'dark' },
];

describe.each(pages)('page %s', (path) => {
  test.each(looks)(
    'PO-01 has no violation of WCAG 2.2 AA in $lang at $width px in $colorScheme, and nothing is refused',
    (look) => open(path, look, async (page) => expect(await violations(page)).toEqual([])),
  );
});

test.each([...pages, ...long])('PO-01 page %s fits 320 px without scrolling sideways', (path) =>
  open(path, { width: 320, colorScheme: 'light', lang: 'fr' }, async (page) => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  }),
);

test('GW-01 from the overview an operation is one click away, and the contents of all pages one more', () =>
  open('/api/docs', { width: 360, colorScheme: 'light', lang: 'en' }, async (page) => {
    await page.click('a[href="/api/docs/events#reportIncident"]');
    expect(await page.locator('#reportIncident h2').isVisible()).toBe(true);
    await page.click('.to-parts');
    await page.click('.rail a[href="/api/events"]');
    expect(await page.locator('h1').textContent()).toBe('Events');
  }));
