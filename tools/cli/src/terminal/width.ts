const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// East Asian wide and full-width scripts, and pictures, take two columns.
const wideScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

const widthOf = (grapheme: string): number => (wideScript.test(grapheme) ? 2 : 1);

/** Columns that a text without control characters takes on a terminal. */
export const columnsOf = (text: string): number => {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += widthOf(segment);
  return columns;
};

/** The text cut to so many columns, with "…" where something is missing. */
export const fit = (text: string, columns: number): string => {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > columns) break;
    kept += segment;
  }
  return `${kept}…`;
};

/** The text with blanks up to so many columns. */
export const pad = (text: string, columns: number, right = false): string => {
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return right ? blanks + text : text + blanks;
};
