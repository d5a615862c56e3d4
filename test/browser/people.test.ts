import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { linkIn, startPeople, type People } from '../support/people.ts';
import { violations } from './axe.ts';
import { launchBrowser } from './chromium.ts';

let people: People;
let browser: Browser;

beforeAll(async () => {
  [people, browser] = await Promise.all([startPeople(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await people.close();
});

/** What the pages say in each language, as a person looks for it. */
const words = {
  fr: {
    next: 'Continuer',
    proven: 'Terminée',
    signUp: 'Inscrire l’entreprise',
    make: 'Créer l’espace',
    signIn: 'Se connecter',
    ask: /lien|message/i,
    save: /Changer|Enregistrer|Choisir/,
    hello: 'Bonjour',
    refused: 'La connexion a échoué',
  },
  en: {
    next: 'Continue',
    proven: 'Done',
    signUp: /Sign .*up/,
    make: /Create|Make/,
    signIn: 'Sign in',
    ask: /link|message/i,
    save: /Change|Save|Choose/,
    hello: 'Hello',
    refused: 'Sign-in failed',
  },
} as const;

type Language = keyof typeof words;

const journeys = [
  { lang: 'fr', width: 1280, siret: '73282932000074', vat: '' },
  { lang: 'en', width: 360, siret: '', vat: 'FR40303265045' },
] as const;

const open = async (lang: Language, width: number): Promise<Page> => {
  const context = await browser.newContext({ locale: lang, viewport: { width, height: 800 } });
  return context.newPage();
};

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).last().click();
const fill = (page: Page, name: string, text: string) => page.fill(`input[name=${name}]`, text);
const says = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 20_000 });

const signIn = async (page: Page, lang: Language, email: string, password: string): Promise<void> => {
  await page.goto(`${people.url.replace('127.0.0.1', 'localhost')}/sign-in`);
  await page.getByRole('main').getByRole('textbox').first().fill(email);
  await press(page, words[lang].next);
  await page.locator('input[type=password]').fill(password);
  await press(page, words[lang].signIn);
};

describe.each(journeys)('in $lang at $width px', ({ lang, width, siret, vat }) => {
  const email = `referent.${lang}@chantiers.example`;
  const first = 'Trois chevaux bleus dans la brume';
  const second = 'Quatre cerfs rouges au petit matin';
  let page: Page;
  let home: string;
  beforeAll(async () => {
    home = people.url.replace('127.0.0.1', 'localhost');
    page = await open(lang, width);
  });

  test('ID-01 a company signs up, confirms its address by mail and is at home', async () => {
    await page.goto(`${home}/sign-up`);
    await page.locator('input[type=radio]').first().check();
    await press(page, words[lang].next);
    if (siret === '') await page.getByRole('button', { name: /^(?:No|Pas de) SIRET/ }).click();
    await fill(page, siret === '' ? 'vatNumber' : 'siret', siret === '' ? vat : siret);
    await fill(page, 'name', 'Chantiers du Sud');
    await page.locator('input[type=checkbox]').first().check();
    await fill(page, 'lastName', 'Roux');
    await fill(page, 'firstName', 'Inès');
    for (const name of ['email', 'emailAgain']) await fill(page, name, email);
    for (const name of ['password', 'passwordAgain']) await fill(page, name, first);
    await page.locator('input[name=notice]').check();
    await page.locator('.proof-line', { hasText: words[lang].proven }).waitFor({ timeout: 60_000 });
    await press(page, words[lang].signUp);
    await page.goto(linkIn(await people.mailTo(email)));
    await press(page, words[lang].make);
    await page.getByRole('main').getByRole('link', { name: words[lang].signIn }).waitFor({ timeout: 20_000 });
    await signIn(page, lang, email, first);
    await says(page, `${words[lang].hello} Inès`);
  }, 90_000);

  test('PO-01 its pages have nothing that a checker of accessibility objects to', async () => {
    for (const path of ['/home', '/account', '/members', '/audit', '/help', '/privacy']) {
      await page.goto(home + path);
      await page.waitForSelector('h1');
      await page.waitForLoadState('networkidle');
      expect([path, await violations(page)]).toEqual([path, []]);
    }
  }, 90_000);

  test('ID-16 a lost password is replaced by a link; the old one opens nothing, and open sessions end', async () => {
    const other = await open(lang, width);
    const seen = [...people.mails];
    await other.goto(`${home}/reset`);
    await other.getByRole('main').getByRole('textbox').first().fill(email);
    await other.getByRole('main').getByRole('button').last().click();
    await other.goto(linkIn(await people.mailTo(email, seen)));
    await other.locator('input[type=password]').first().waitFor({ timeout: 20_000 });
    for (const field of await other.locator('input[type=password]').all()) await field.fill(second);
    await press(other, words[lang].save);
    await other.getByRole('link', { name: words[lang].signIn }).waitFor({ timeout: 20_000 });
    await signIn(other, lang, email, first);
    await says(other, words[lang].refused);
    await signIn(other, lang, email, second);
    await says(other, `${words[lang].hello} Inès`);
    const { status } = await page.request.get(`${home}/api/v1/me`).then((answer) => ({ status: answer.status() }));
    expect(status).toBe(401);
  }, 90_000);
});
