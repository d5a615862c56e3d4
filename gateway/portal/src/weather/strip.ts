import type { Letter } from './sky.ts';
import { escapeHtml } from './escape.ts';

/**
 * The forms of a day in a strip, in a cell 1 wide and 24 high: each state has a height and a pattern of its own, so
 * that a strip is read without colour, like the trace of a rain gauge. Drawn once in a page, used by every strip.
 */
const bars: Record<Exclude<Letter, '.' | '-'>, string> = {
  m: 'M.1 13h.8v2.6H.1zM.1 17.2h.8v2.6H.1zM.1 21.4h.8V24H.1z',
  d: 'M.1 9h.8v9.6H.1zM.1 20.4h.8V24H.1z',
  i: 'M.1 0h.8v24H.1z',
  s: 'M.1 0h.8v10.4H.1zM.1 12.6h.8v3.2H.1zM.1 18h.8v6H.1z',
};

/** The forms as definitions, one group a letter (`#b-m` ...), with the whole cell to point at. */
export const stripForms = (): string =>
  Object.entries(bars)
    .map(
      ([letter, path]) =>
        `<g id="b-${letter}"><path class="cell" d="M0 0h1v24H0z"/><path class="${letter}" d="${path}"/></g>`,
    )
    .join('');

/** A marked day: where it leads and what it is called; without `href` it is only drawn. */
export type StripDay = { index: number; letter: Letter; href?: string; name?: string };

const runs = (days: string, letter: '.' | '-'): string => {
  let path = '';
  for (let index = 0; index < days.length; index += 1) {
    if (days[index] !== letter) continue;
    const begin = index;
    while (days[index + 1] === letter) index += 1;
    path += `M${begin + 0.1} ${letter === '.' ? 21 : 23}h${index + 1 - begin}`;
  }
  return path;
};

const drawn = ({ index, letter, href, name }: StripDay): string => {
  const form = `<use href="#b-${letter}" x="${index}"/>`;
  if (href === undefined) return form;
  return `<a href="${escapeHtml(href)}" tabindex="-1"><title>${escapeHtml(name ?? '')}</title>${form}</a>`;
};

const line = (days: string, letter: '.' | '-', kind: string): string => {
  const path = runs(days, letter);
  return path === '' ? '' : `<path class="${kind}" d="${path}"/>`;
};

/**
 * A strip of days as SVG. Calm days are one dashed line each run, a dash a day; marked days are links for the mouse:
 * by keyboard they are reached from the log of days and from the component's page, which keeps tab stops few.
 */
export const stripSvg = (days: string, label: string, marked: readonly StripDay[]): string =>
  `<svg class="strip" viewBox="0 0 ${days.length} 24" preserveAspectRatio="none" role="group" aria-label="${escapeHtml(label)}">` +
  `${line(days, '.', 'calm')}${line(days, '-', 'void')}${marked.map(drawn).join('')}</svg>`;
