import { readdirSync, readFileSync } from 'node:fs';
import { asset, face, font } from '../ui/asset.ts';
import type { Asset } from '../ui/served.ts';
import { mark } from '../ui/drawings.ts';
import type * as Contract from './contract.ts';

// Built beside this file by the second build: what it made is read once, at the start.
const home = `${import.meta.dirname}/app`;

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const scripts: Asset[] = [];
const sheets: string[] = [face];
for (const name of readdirSync(`${home}/assets`)) {
  const bytes = readFileSync(`${home}/assets/${name}`);
  if (endingOf(name) === 'css') sheets.push(bytes.toString('utf8'));
  else scripts.push({ path: `/assets/${name}`, type: types[endingOf(name)] ?? 'application/octet-stream', bytes });
}

// The font is the one of the weather pages, under the same address: a browser that knows it asks no more.
const style = asset('app', 'css', types.css ?? '', sheets.join('\n'));
const icon = asset('mark', 'svg', 'image/svg+xml', mark());

const links = [
  `<link rel="preload" href="${font.path}" as="font" type="font/woff2" crossorigin="anonymous">`,
  `<link rel="stylesheet" href="${style.path}">`,
  `<link rel="icon" href="${icon.path}" type="image/svg+xml">`,
].join('');

const written = readFileSync(`${home}/index.html`, 'utf8')
  .replace(/<link rel="stylesheet"[^>]*>/g, '')
  .replace('</title>', `</title>${links}`);

// The door of the built package: each name is what `contract.ts` declares, and is documented there.
export const page: typeof Contract.page = written;
export const pageIn: typeof Contract.pageIn = (lang) => written.replace('<html lang="fr">', `<html lang="${lang}">`);
export const assets: typeof Contract.assets = [style, font, icon, ...scripts];
