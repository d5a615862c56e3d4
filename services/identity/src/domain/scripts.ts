// Writings whose letters are taken for one another, or that are written side by side. Others count as one more.
const known = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  armenian: /\p{Script=Armenian}/u,
  cherokee: /\p{Script=Cherokee}/u,
  coptic: /\p{Script=Coptic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  arabic: /\p{Script=Arabic}/u,
  // One language writes with these together.
  eastern: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
} as const;

const anyLetter = /\p{L}/u;
const lookAlikes = ['cyrillic', 'greek', 'armenian', 'cherokee', 'coptic'];

const scriptOf = (letter: string): string =>
  Object.entries(known).find(([, script]) => script.test(letter))?.[0] ?? 'other';

/** The writings of a text's letters; digits and marks belong to all. */
const scriptsOf = (text: string): ReadonlySet<string> =>
  new Set(
    Array.from(text)
      .filter((letter) => anyLetter.test(letter))
      .map(scriptOf),
  );

/** Whether one word is written in two writings, as names are that pretend to be others. */
export const isMixed = (word: string): boolean => scriptsOf(word).size > 1;

/** Whether letters that pass for Latin ones stand beside Latin ones. */
export const mixesLookAlikes = (text: string): boolean => {
  const scripts = scriptsOf(text);
  return scripts.has('latin') && lookAlikes.some((script) => scripts.has(script));
};
