import { escapeHtml } from './escape.ts';
import type { Letter } from './sky.ts';

/** A marked day: where it leads and what it is called; without `href` it is only drawn. */
export type StripDay = { letter: Letter; href?: string; name?: string };

/** The longest run of calm days that is one element; the style sheet has a class for each length. */
export const longestRun = 31;

/** What stands for days on which nothing happened, and for days of which nothing is known. */
const unmarked = { '.': 'i', '-': 'u' } as const;

type Unmarked = keyof typeof unmarked;

const isUnmarked = (letter: string | undefined): letter is Unmarked => letter === '.' || letter === '-';

const run = (letter: Unmarked, count: number): string => {
  const [tag, length] = [unmarked[letter], Math.min(count, longestRun)];
  const one = length === 1 ? `<${tag}></${tag}>` : `<${tag} class=n${length}></${tag}>`;
  return count > length ? one + run(letter, count - length) : one;
};

// What differs between two days stands side by side, so that a page of many marked days compresses well.
const marked = ({ letter, href, name = '' }: StripDay): string =>
  href === undefined
    ? `<s class=${letter}></s>`
    : `<a class=${letter} tabindex=-1 href="${escapeHtml(href)}" title="${escapeHtml(name)}"></a>`;

/** A day that is only drawn: for the legend. */
export const stripDay = (letter: Letter): string => (isUnmarked(letter) ? run(letter, 1) : marked({ letter }));

/**
 * A strip of days. Each state has a height and a pattern of its own, like the trace of a rain gauge, so that it is read
 * without colour. Calm days are one element a run, marked days are links for the mouse: by keyboard they are reached
 * from the log of days and from the component's page, which keeps tab stops few.
 *
 * @param dayAt what a marked day says
 */
export const stripHtml = (days: string, label: string, dayAt: (index: number) => StripDay): string => {
  let html = '';
  for (let index = 0; index < days.length; index += 1) {
    const letter = days[index];
    if (!isUnmarked(letter)) {
      html += marked(dayAt(index));
      continue;
    }
    const begin = index;
    while (days[index + 1] === letter) index += 1;
    html += run(letter, index + 1 - begin);
  }
  return `<div class=strip role=group aria-label="${escapeHtml(label)}">${html}</div>`;
};
