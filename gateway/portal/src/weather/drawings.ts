import { escapeHtml, plainText } from './escape.ts';
import { messagesOf } from './messages/messages.ts';
import type { Sky } from './model.ts';
import type { Language, State } from './numbers.ts';
import { forms, skyOf } from './sky.ts';

/** Colours of drawings that stand alone, where no style sheet reaches: dark enough for white text (4.5). */
export const standaloneColours: Record<Sky, string> = {
  sun: '#13715b',
  cone: '#2a5fb4',
  cloud: '#8a5700',
  storm: '#b3261e',
  several: '#7b3194',
  none: '#5f6368',
};

const attributes = (colour: string, ground: string): [RegExp, string][] => [
  [
    /class="line dots"/g,
    `fill="none" stroke="${colour}" stroke-width="2.4" stroke-dasharray="1.2 5.08" stroke-linecap="round"`,
  ],
  [/class="line thin"/g, `stroke="${colour}" stroke-width="1.4" stroke-linecap="round"`],
  [/class="line"/g, `stroke="${colour}" stroke-width="2.2" stroke-linecap="round"`],
  [/class="cut halo"/g, `fill="${ground}" stroke="${ground}" stroke-width="2"`],
  [/class="cut"/g, `fill="${ground}"`],
];

const drawn = (sky: Sky, colour: string, ground: string): string =>
  attributes(colour, ground).reduce((text, [pattern, value]) => text.replace(pattern, value), forms[sky]);

/** A glyph as a document of its own: white on a tile of the state's colour, seen on any ground. */
export const glyph = (sky: Sky): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${standaloneColours[sky]}"/>` +
  `<g transform="translate(4 4)" fill="#fff">${drawn(sky, '#fff', standaloneColours[sky])}</g></svg>`;

/** The mark of Atrium: a house open in the middle. */
export const mark = (): string =>
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0d5c63" fill-rule="evenodd" d="M2 2h20v20H2zM8 8v8h8V8z"/></svg>';

const narrow = /[iljtfr.,:;'!|() ]/g;
const wide = /[mwMW@%]/g;

// Nobody can measure text here: a guess, made exact by `textLength`.
const widthOf = (text: string): number => {
  const slim = text.match(narrow)?.length ?? 0;
  const broad = text.match(wide)?.length ?? 0;
  return Math.round(text.length * 6.7 - slim * 2.9 + broad * 3.2);
};

const label = (text: string, x: number, colour: string): string =>
  `<text x="${x}" y="16" textLength="${widthOf(text)}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${escapeHtml(text)}</text>`;

/** A badge for other sites (ST-15): the component's name, then a shape, a colour and a word. */
export const badgeSvg = (badge: { label: string; state: State; lang: Language }): string => {
  const sky = skyOf(badge.state);
  const whole = plainText(badge.label);
  const signs = Array.from(whole);
  const name = signs.length > 60 ? `${signs.slice(0, 59).join('')}…` : whole;
  const word = messagesOf(badge.lang).states[badge.state];
  const left = widthOf(name) + 16;
  const width = left + widthOf(word) + 36;
  const title = escapeHtml(`${name}${messagesOf(badge.lang).common.colon}${word}`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="24" viewBox="0 0 ${width} 24" role="img" aria-label="${title}" xml:lang="${badge.lang}">` +
    `<title>${title}</title><rect width="${width}" height="24" rx="5" fill="${standaloneColours[sky]}"/>` +
    `<path d="M5 0h${left - 5}v24H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5z" fill="#2b2f33"/>` +
    `<g transform="translate(${left + 7} 4) scale(.6667)" fill="#fff">${drawn(sky, '#fff', standaloneColours[sky])}</g>` +
    `<g font-family="Atkinson Hyperlegible Next,Verdana,DejaVu Sans,sans-serif" font-size="12">${label(name, 8, '#fff')}${label(word, left + 28, '#fff')}</g></svg>`
  );
};
