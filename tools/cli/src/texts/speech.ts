import { timeHelp } from '../input/times.ts';
import { frenchHelp } from './french-help.ts';
import { frenchMistakes, frenchNotes } from './french-notes.ts';
import type { Language } from './said.ts';

/** Says a text of the help, which is written in English, in the caller's language. */
export type Say = (english: string) => string;

const french = new Map(Object.entries({ ...frenchHelp, ...frenchNotes }));

/** The French for a text; undefined where there is none. */
export const inFrench = (english: string): string | undefined => {
  if (!english.endsWith(`: ${timeHelp}`)) return french.get(english);
  const what = french.get(english.slice(0, -timeHelp.length - 2));
  return what && `${what} : ${french.get(timeHelp) ?? timeHelp}`;
};

// Of several lines each is said for itself: examples stay as they are, and so does their place.
const lineInFrench = (line: string): string => {
  const text = line.trim();
  return line.replace(text, () => inFrench(text) ?? text);
};

/** What says texts of the help in a language. */
export const sayIn = (language: Language): Say =>
  language === 'en' ? (english) => english : (english) => english.split('\n').map(lineInFrench).join('\n');

/** What says mistakes of the command line in a language. */
export const mistakesIn = (language: Language): Say =>
  language === 'en'
    ? (english) => english
    : (english) => frenchMistakes.reduce((text, [pattern, words]) => text.replace(pattern, words), english);
