// Looks at every page: screenshots into the folder given, what axe finds and what the browser complains of on the terminal.
//   node test/look.ts <folder> [begin of a page's name, or all] [how many looks of four]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../test/browser/chromium.ts';
import { startFake } from './fake-api.ts';
import type { FakeRole } from './fake-data.ts';

const token = '#k3JxQ2m9wZ7vB1nC4tYhR8sLdPfGqE0u';

type Stop = { path: string; role?: FakeRole; link?: string; act?: (page: Page) => Promise<void> };

const stops: Record<string, Stop> = {
  'sign-in': { path: '/sign-in' },
  'sign-in-empty': { path: '/sign-in', act: (page) => page.click('button[type=submit]') },
  'sign-in-password': {
    path: '/sign-in',
    act: async (page) => {
      await page.fill('#sign-in-login', 'camille.lefevre@exemple.fr');
      await page.click('button[type=submit]');
      await page.waitForSelector('#sign-in-password-password');
    },
  },
  'sign-up': { path: '/sign-up' },
  'sign-up-form': {
    path: '/sign-up?who=company',
    act: async (page) => {
      await page.fill('#sign-up-password', 'trois petits chats');
      await page.waitForSelector('.proof.done');
      await page.waitForSelector('.rules li.met:nth-child(3)');
    },
  },
  'sign-up-mistakes': {
    path: '/sign-up?who=company',
    act: async (page) => {
      await page.click('button[type=submit]');
      await page.click('.help >> nth=0');
    },
  },
  'sign-up-employee': { path: '/sign-up?who=employee' },
  'sign-up-sent': { path: '/sign-up?step=sent' },
  confirm: { path: `/sign-up/confirm${token}`, link: 'sign_up' },
  'link-gone': { path: `/sign-up/confirm${token}` },
  reset: { path: '/reset' },
  'reset-choose': { path: `/reset${token}`, link: 'reset' },
  invitation: { path: `/invitation${token}`, link: 'invitation' },
  activation: { path: `/activation${token}`, link: 'activation' },
  home: { path: '/', role: 'principal' },
  'home-admin': { path: '/home', role: 'operator_administrator' },
  account: { path: '/account', role: 'principal' },
  'account-password': { path: '/account?tab=password', role: 'principal' },
  sessions: { path: '/account?tab=sessions', role: 'member' },
  'sessions-confirm': {
    path: '/account?tab=sessions',
    role: 'member',
    act: (page) => page.click('.form-foot .button'),
  },
  preferences: { path: '/account?tab=preferences', role: 'member' },
  members: { path: '/members', role: 'principal' },
  invite: { path: '/members', role: 'operator_administrator', act: (page) => page.click('.page-action button') },
  audit: { path: '/audit', role: 'principal', act: (page) => page.click('.button.first') },
  mails: { path: '/mails', role: 'operator_administrator' },
  help: { path: '/help' },
  'not-found': { path: '/nowhere' },
  forbidden: { path: '/mails', role: 'member' },
  pieces: { path: '/ui' },
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const tags = `['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']`;
  const { violations: found } = await page.evaluate<Found>(`axe.run({ runOnly: ${tags} })`);
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 140) ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
};

const small = `[...document.querySelectorAll('a, button, summary, input:not([type=radio],[type=checkbox]), select, .choice')]
  .filter((each) => each.checkVisibility() && !each.closest('.skip, .hidden') && !each.matches('.help, p > a, p > .as-link, .skip'))
  .filter((each) => Math.round(each.getBoundingClientRect().height) < 44).map((each) => each.outerHTML.slice(0, 80))`;

type Look = { width: number; colorScheme: 'light' | 'dark'; lang: 'fr' | 'en' };

const looks: Look[] = [
  { width: 360, colorScheme: 'light', lang: 'fr' },
  { width: 1280, colorScheme: 'dark', lang: 'en' },
  { width: 1280, colorScheme: 'light', lang: 'fr' },
  { width: 360, colorScheme: 'dark', lang: 'en' },
];

const { fake, url, server } = await startFake();

const visit = async (browser: Browser, name: string, stop: Stop, look: Look, folder: string): Promise<void> => {
  Object.assign(fake, { role: stop.role, link: stop.link, language: look.lang, refuse: undefined });
  const viewport = { width: look.width, height: 800 };
  const page = await browser.newPage({ viewport, colorScheme: look.colorScheme, locale: look.lang });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(url + stop.path);
  await page.waitForSelector('h1');
  if (name !== 'pieces') await page.waitForSelector('.skeleton', { state: 'detached' });
  await stop.act?.(page);
  if (look.width < 500) said.push(...(await page.evaluate<string[]>(small)));
  await page.setViewportSize({ width: look.width === 360 ? 320 : look.width, height: 800 });
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (wide > look.width) said.push(`scrolls sideways: ${wide}`);
  await page.setViewportSize(viewport);
  said.push(...(await violations(page)));
  await page.screenshot({
    path: `${folder}/${name}-${look.width}-${look.lang}-${look.colorScheme}.png`,
    fullPage: true,
  });
  await page.close();
  const expected = name === 'link-gone' ? /404/ : /^$/;
  const heard = said.filter((each) => !expected.test(each));
  if (heard.length > 0) console.log(name, look.width, look.lang, look.colorScheme, heard);
};

const [folder = '.', wanted, few] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const [name, stop] of Object.entries(stops).filter(
    ([each]) => wanted === undefined || each.startsWith(wanted === 'all' ? '' : wanted),
  ))
    for (const look of few === undefined ? looks : looks.slice(0, Number(few)))
      await visit(browser, name, stop, look, folder);
} finally {
  await browser.close();
  server.close();
}
