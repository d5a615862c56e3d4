import { asset, face, font } from '../ui/asset.ts';
import type { Asset } from '../ui/served.ts';
import { glyph, mark } from '../ui/drawings.ts';
import { skies, type Sky } from '../ui/sky.ts';
import base from '../ui/styles/base.css?inline';
import tokens from '../ui/styles/tokens.css?inline';
import empty from './styles/empty.css?inline';
import events from './styles/events.css?inline';
import frame from './styles/frame.css?inline';
import grid from './styles/grid.css?inline';
import print from './styles/print.css?inline';
import live from './live/live.js?raw';
import { messagesOf } from './messages/messages.ts';
import { letters } from './sky.ts';
import { longestRun } from './strip.ts';

const svg = (name: string, content: string): Asset => asset(name, 'svg', 'image/svg+xml', content);

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
const liveScript = asset('weather', 'js', 'text/javascript; charset=utf-8', live);
const markIcon = svg('mark', mark());
const icons = Object.fromEntries(skies.map((sky) => [sky, svg(`sky-${sky}`, glyph(sky))])) as Record<Sky, Asset>;

/** Every file that the pages refer to. */
export const assets: readonly Asset[] = [style, font, liveScript, markIcon, ...Object.values(icons)];

const paths = Object.fromEntries(Object.entries(icons).map(([sky, icon]) => [sky, icon.path])) as Record<Sky, string>;

/** Their paths by what they are. */
export const files = { style: style.path, font: font.path, live: liveScript.path, mark: markIcon.path, icons: paths };
