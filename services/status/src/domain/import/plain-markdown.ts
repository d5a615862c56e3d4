// On one line each, tried on lines of at most 5,000 characters, so that none can take long.
const longestLine = 5_000;
const marks: readonly [RegExp, string][] = [
  // Headings, quotes, fences, rules and bullets.
  [/^ {0,3}#{1,6}\s+/, ''],
  [/^ {0,3}(?:>\s?)+/, ''],
  [/^ {0,3}(?:```|~~~).*$/, ''],
  [/^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$/, ''],
  [/^(\s*)[*+]\s+/, '$1- '],
  // Links and pictures keep their address in brackets, as those in HTML do.
  [/!?\[([^[\]]*)\]\(([^()\s]+)(?:\s[^()]*)?\)/g, '$1 [$2]'],
  [/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2'],
  [/(?<![*\p{L}\d])\*(?=\S)([^*]*?\S)\*(?![*\p{L}\d])/gu, '$1'],
  [/(?<![_\p{L}\d])_(?=\S)([^_]*?\S)_(?![_\p{L}\d])/gu, '$1'],
  [/`([^`]+)`/g, '$1'],
  [/\\([\\`*_{}[\]()#+.!>~|-])/g, '$1'],
];

const plainLine = (line: string): string =>
  line.length > longestLine ? line : marks.reduce((text, [mark, plain]) => text.replace(mark, plain), line).trimEnd();

/** A text without the marks of Markdown: headings and emphasis lose them, bullets become dashes, links keep their address in brackets. */
export const plainMarkdown = (text: string): string =>
  text
    .split('\n')
    .map(plainLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
