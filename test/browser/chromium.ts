import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Where a Chromium is: CHROME_PATH, the system's, else the one that comes as a package. */
const executable = async (): Promise<{ executablePath: string; args: string[] }> => {
  const found = [process.env.CHROME_PATH ?? '', ...places].find((place) => place !== '' && existsSync(place));
  if (found !== undefined) return { executablePath: found, args: ['--no-sandbox'] };
  const { default: packed } = await import('@sparticuz/chromium');
  return { executablePath: await packed.executablePath(), args: packed.args };
};

/** A headless Chromium; close it. */
export const launchBrowser = async (): Promise<Browser> => chromium.launch(await executable());
