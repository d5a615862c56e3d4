// What a terminal obeys instead of showing: control characters and escape sequences, marks that turn the direction
// of writing, separators that break a line, characters without a body.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const visible = '\ufffd';

/** One line of foreign text, safe to show: line breaks become spaces, what a terminal would obey becomes "�". */
export const clean = (text: string): string =>
  text
    .replace(/\r\n|[\n\r\t\u2028\u2029]/g, ' ')
    .replace(unsafe, visible)
    .replace(/\p{M}{8,}/gu, (marks) => marks.slice(0, 8));

/** Foreign text of several lines, safe to show. */
export const cleanLines = (text: string): string[] => text.split(/\r\n|[\n\r\u2028\u2029]/).map(clean);

/** JSON with what a terminal would obey written as \u escapes: the same value, safe on a screen. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(unsafe, (found) => (found === '\n' ? found : escaped(found)));

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
