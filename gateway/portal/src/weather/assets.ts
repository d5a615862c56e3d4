import { createHash } from 'node:crypto';
import fontUrl from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline';
import base from './styles/base.css?inline';
import empty from './styles/empty.css?inline';
import events from './styles/events.css?inline';
import frame from './styles/frame.css?inline';
import grid from './styles/grid.css?inline';
import print from './styles/print.css?inline';
import tokens from './styles/tokens.css?inline';
import { glyph, mark } from './drawings.ts';
import type { Asset, Sky } from './model.ts';
import { letters, skies } from './sky.ts';
import { messagesOf } from './messages/messages.ts';
import { longestRun } from './strip.ts';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/** A file whose path carries a hash of its bytes. */
export const asset = (name: string, ending: string, type: string, content: Uint8Array | string): Asset => ({
  path: `/assets/${name}.${hashOf(content)}.${ending}`,
  type,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

const svg = (name: string, content: string): Asset => asset(name, 'svg', 'image/svg+xml', content);

const font = asset('atkinson', 'woff2', 'font/woff2', Buffer.from(fontUrl.slice(fontUrl.indexOf(',') + 1), 'base64'));

/** The font of all pages, for a style sheet. */
export const face = `@font-face{font-family:'Atkinson Hyperlegible Next';src:url('${font.path}') format('woff2');font-weight:200 800;font-display:swap}`;

const runs = Array.from({ length: longestRun }, (_, index) => `.n${index + 1}{--n:${index + 1}}`).join('');

// Where the days of a busy page are named by their date alone, the style sheet adds the word, for who hears them.
const words = (['fr', 'en'] as const).flatMap((lang) =>
  letters
    .filter((letter) => letter !== '.' && letter !== '-')
    .map((letter) => `.terse:lang(${lang}) a.${letter}::after{content:'${messagesOf(lang).letters[letter]}'}`),
);

/** The style sheet of the weather pages. */
export const styleSheet = [face, tokens, base, frame, grid, runs, ...words, events, empty, print].join('\n');

const style = asset('weather', 'css', 'text/css; charset=utf-8', styleSheet);
const markIcon = svg('mark', mark());
const icons = Object.fromEntries(skies.map((sky) => [sky, svg(`sky-${sky}`, glyph(sky))])) as Record<Sky, Asset>;

/** Every file that the pages refer to. */
export const assets: readonly Asset[] = [style, font, markIcon, ...Object.values(icons)];

const paths = Object.fromEntries(Object.entries(icons).map(([sky, icon]) => [sky, icon.path])) as Record<Sky, string>;

/** Their paths by what they are. */
export const files = { style: style.path, font: font.path, mark: markIcon.path, icons: paths };
