import { createHash } from 'node:crypto';
import fontUrl from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline';
import base from './styles/base.css?inline';
import events from './styles/events.css?inline';
import frame from './styles/frame.css?inline';
import grid from './styles/grid.css?inline';
import print from './styles/print.css?inline';
import tokens from './styles/tokens.css?inline';
import { glyph, mark } from './drawings.ts';
import type { Asset, Sky } from './model.ts';
import { skies } from './sky.ts';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

const asset = (name: string, ending: string, type: string, content: Uint8Array | string): Asset => ({
  path: `/assets/${name}.${hashOf(content)}.${ending}`,
  type,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

const svg = (name: string, content: string): Asset => asset(name, 'svg', 'image/svg+xml', content);

const font = asset('atkinson', 'woff2', 'font/woff2', Buffer.from(fontUrl.slice(fontUrl.indexOf(',') + 1), 'base64'));

const face = `@font-face{font-family:'Atkinson Hyperlegible Next';src:url('${font.path}') format('woff2');font-weight:200 800;font-display:swap}`;

/** The style sheet of the weather pages. */
export const styleSheet = [face, tokens, base, frame, grid, events, print].join('\n');

const style = asset('weather', 'css', 'text/css; charset=utf-8', styleSheet);
const icons = Object.fromEntries(skies.map((sky) => [sky, svg(`sky-${sky}`, glyph(sky))])) as Record<Sky, Asset>;

/** Every file that the pages refer to. */
export const assets: readonly Asset[] = [style, font, svg('mark', mark()), ...Object.values(icons)];

const paths = Object.fromEntries(Object.entries(icons).map(([sky, icon]) => [sky, icon.path])) as Record<Sky, string>;

/** Their paths by what they are. */
export const files = { style: style.path, font: font.path, icons: paths };
