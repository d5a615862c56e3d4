import { drawn, standaloneColours } from '../ui/drawings.ts';
import { escapeHtml, plainText } from './escape.ts';
import { messagesOf } from './messages/messages.ts';
import type { Language, State } from './numbers.ts';
import { skyOf } from './sky.ts';

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
