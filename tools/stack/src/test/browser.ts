import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inMade, inRoot } from '../folders.ts';
import { Problem } from '../problem.ts';
import { tool } from '../tool.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installed = (): string | undefined => {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((dir) => names.map((name) => join(dir, name))), ...usual].find(isProgram);
};

/** The package unpacks itself into TMPDIR, once: here before the workers run, who would do it all at the same time. */
const packaged = async (): Promise<string> => {
  const unpack = `import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());`;
  const environment = { TMPDIR: inMade('tmp') };
  const { code, output } = await tool('node', ['--input-type=module', '--eval', unpack], {
    cwd: inRoot('test'),
    environment,
  });
  const path = output.trim().split('\n').at(-1) ?? '';
  if (code === 0 && isProgram(path)) return path;
  throw new Problem(
    'The tests need a browser, and none was found: install Chromium or Chrome, or name one in CHROME_PATH.',
  );
};

/** A Chromium for the tests that look at pages: CHROME_PATH, the system's, or the one that comes as a package. */
export const findBrowser = async (): Promise<string | undefined> => {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && existsSync(named)) return named;
  if (named !== undefined)
    throw new Problem(`CHROME_PATH names ${named}, which is not there: name a Chromium or Chrome, or leave it unset.`);
  return installed() ?? (await packaged());
};
