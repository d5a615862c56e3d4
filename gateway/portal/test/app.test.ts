import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { assets, page as html } from '@atrium/portal/app';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../../test/browser/chromium.ts';
import { startFake } from './fake-api.ts';

let browser: Browser;
let at: Awaited<ReturnType<typeof startFake>>;

beforeAll(async () => {
  at = await startFake();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  at.server.close();
});

const open = async (path: string, state: Partial<(typeof at)['fake']>): Promise<Page> => {
  Object.assign(at.fake, { role: undefined, link: undefined, refuse: undefined, calls: [], ...state });
  const page = await browser.newPage({ locale: 'fr' });
  await page.goto(at.url + path);
  await page.waitForSelector('h1');
  return page;
};

test('GW-06 the page holds no inline script or style, and the first view stays far below 150 kB of script', () => {
  expect(html).not.toMatch(/<style|style="|<script(?![^>]*src=)|\son\w+="/);
  const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  const bytes = assets.filter(({ path }) => first.includes(path)).map((asset) => gzipSync(asset.bytes).length);
  expect(bytes.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
});

test('PO-03 when the session ends while a form is filled in, nothing typed is lost and the save goes on', async () => {
  const page = await open('/account', { role: 'principal' });
  await page.fill('#profile-phone', '+33 1 23 45 67 89');
  at.fake.refuse = { status: 401, code: 'request.unauthenticated', title: 'Connexion requise', detail: 'x' };
  await page.click('button[type=submit]');
  await page.waitForSelector('dialog[open] #again-password');
  at.fake.refuse = undefined;
  await page.fill('#again-password', 'trois petits chats');
  await page.click('dialog[open] button[type=submit]');
  await page.waitForSelector('.toast');
  const saved = at.fake.calls.filter(({ method }) => method === 'PATCH').at(-1);
  expect(saved?.body).toMatchObject({ phone: '+33 1 23 45 67 89' });
  expect(saved?.headers['if-match']).toBe('"v3"');
  await page.close();
});

test('ID-16 the token of a link leaves the address bar, is sent in a body only, and survives a reload', async () => {
  const token = 'k3JxQ2m9wZ7vB1nC4tYhR8sLdPfGqE0u';
  const page = await open(`/reset#${token}`, { link: 'reset' });
  await page.waitForSelector('#new-password-password');
  expect(page.url()).toBe(`${at.url}/reset`);
  await page.reload();
  await page.waitForSelector('#new-password-password');
  expect(at.fake.calls.filter(({ path }) => path.includes(token))).toEqual([]);
  expect(at.fake.calls.find(({ path }) => path === '/api/v1/links')?.body).toEqual({ token });
  await page.close();
});

test('PO-03 a lost network is told with what is kept, and goes away when it is back', async () => {
  const page = await open('/account', { role: 'principal' });
  await page.fill('#profile-phone', '+33 9');
  await page.context().setOffline(true);
  await page.click('button[type=submit]');
  await page.waitForSelector('.lost .notice');
  expect(await page.inputValue('#profile-phone')).toBe('+33 9');
  await page.context().setOffline(false);
  await page.waitForSelector('.lost .notice', { state: 'detached' });
  await page.close();
});

test('ID-33 signing in takes the same two steps for everybody, and the summary of errors takes the focus', async () => {
  const page = await open('/sign-in?to=/help', {});
  await page.click('button[type=submit]');
  await page.waitForSelector('.summary:focus');
  await page.fill('#sign-in-login', 'nobody@exemple.fr');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#sign-in-password-password:focus');
  expect(at.fake.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  await page.keyboard.type('trois petits chats');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${at.url}/help`);
  await page.close();
});
