import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startPlatform, type Platform } from '../support/platform.ts';
import { launchBrowser } from './chromium.ts';

let platform: Platform;
let browser: Browser;

beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform(), launchBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await platform.close();
});

const shows = (page: Page, text: string, is: boolean) =>
  page.locator('#content', { hasText: text }).waitFor({ state: is ? 'attached' : 'detached', timeout: 20_000 });

const report = async (title: string) =>
  (await platform.send('POST', '/api/v1/status/incidents', { title: { en: title }, impact: 'minor' })).json() as {
    id: string;
    version: number;
  };

test('PO-04 ST-21 the weather changes under the eyes of whoever looks at it, in every window, and what is taken back goes', async () => {
  const context = await browser.newContext({ locale: 'en' });
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) await page.goto(`${platform.url}/status`);
  const { id, version } = await report('Slow sign-in');
  for (const page of pages) await shows(page, 'Slow sign-in', true);
  const headers = { 'if-match': `"v${version}"` };
  expect((await platform.send('POST', `/api/v1/status/events/${id}/take-back`, undefined, headers)).status).toBe(200);
  for (const page of pages) await shows(page, 'Slow sign-in', false);
});

test('PO-04 who looks closer is not disturbed: what has the focus keeps it', async () => {
  await report('Printer is out');
  const page = await browser.newPage({ locale: 'en' });
  await page.goto(`${platform.url}/status`);
  await page.getByRole('link', { name: 'Printer is out' }).first().focus();
  const focused = () => page.evaluate('document.activeElement.textContent');
  const before = await focused();
  await report('Mail is late');
  await shows(page, 'Mail is late', true);
  expect(await focused()).toBe(before);
});

test('PO-04 after the gateway was away, the page is told what it missed', async () => {
  const page = await browser.newPage({ locale: 'en' });
  await page.goto(`${platform.url}/status`);
  await platform.gateway().stop();
  await platform.restartGateway();
  await report('Payroll is closed');
  await shows(page, 'Payroll is closed', true);
});
