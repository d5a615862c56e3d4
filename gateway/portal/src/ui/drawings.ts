import { forms, type Sky } from './sky.ts';

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

/** A glyph's form in one colour, for drawings that stand alone. */
export const drawn = (sky: Sky, colour: string, ground: string): string =>
  attributes(colour, ground).reduce((text, [pattern, value]) => text.replace(pattern, value), forms[sky]);

/** A glyph as a document of its own: white on a tile of the state's colour, seen on any ground. */
export const glyph = (sky: Sky): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${standaloneColours[sky]}"/>` +
  `<g transform="translate(4 4)" fill="#fff">${drawn(sky, '#fff', standaloneColours[sky])}</g></svg>`;

/** The mark of Atrium: a house open in the middle. */
export const mark = (): string =>
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0d5c63" fill-rule="evenodd" d="M2 2h20v20H2zM8 8v8h8V8z"/></svg>';
