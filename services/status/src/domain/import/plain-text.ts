import { decodeEntities } from './entities.ts';

// Tags that say how a text looks. All others stay as text: what is no formatting is not ours to interpret (`<script>`, `Map<String>`).
const blocks = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'dl',
  'dd',
  'dt',
  'table',
  'tr',
  'pre',
  'blockquote',
  'section',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const inline = new Set([
  ...[
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'small',
    'big',
    'span',
    'code',
    'kbd',
    'var',
    'sub',
    'sup',
    'del',
    'ins',
    'time',
    'font',
    'mark',
  ],
  ...['tbody', 'thead', 'abbr', 'label', 'center', 'tt', 'q', 'cite'],
]);

const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[\s/][^<>]*)?)>/y;
const target = /(?:^|\s)(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

type Piece = { text: string; link?: string };
type State = { out: Piece[]; href: { url: string; from: number } | undefined };

const targetOf = (attributes: string): string => {
  const [, double, single, bare] = target.exec(attributes.slice(0, 4_000)) ?? [];
  return decodeEntities(double ?? single ?? bare ?? '').trim();
};

const push = (state: State, text: string): true => {
  state.out.push({ text });
  return true;
};

/** A link keeps its address in brackets, unless its text is the address. */
const closeLink = (state: State): true => {
  const { href } = state;
  state.href = undefined;
  if (href === undefined || href.url === '') return true;
  const shown = state.out
    .slice(href.from)
    .map((piece) => piece.text)
    .join('')
    .trim();
  return shown === href.url ? true : push(state, shown === '' ? href.url : ` [${href.url}]`);
};

const openLink = (state: State, attributes: string): true => {
  closeLink(state);
  state.href = { url: targetOf(attributes), from: state.out.length };
  return true;
};

/** Puts what a tag means as text; false where the tag is none that we know. */
const apply = (state: State, name: string, closing: boolean, attributes: string): boolean => {
  // `a<b and c>d` is no markup: what stands behind a tag's name has an equals sign or is nothing.
  if (attributes.trim() !== '' && attributes.trim() !== '/' && !attributes.includes('=')) return false;
  if (inline.has(name)) return true;
  if (blocks.has(name) || name === 'br') return push(state, '\n');
  if (name === 'li') return push(state, closing ? '' : '\n- ');
  if (name === 'hr') return push(state, '\n');
  if (name === 'td' || name === 'th') return push(state, closing ? ' ' : '');
  if (name === 'a') return closing ? closeLink(state) : openLink(state, attributes);
  if (name === 'img') return push(state, targetOf(attributes) === '' ? '' : ` [${targetOf(attributes)}] `);
  return false;
};

const strip = (html: string): string => {
  const state: State = { out: [], href: undefined };
  let done = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', open + 1)) {
    tag.lastIndex = open;
    const found = tag.exec(html);
    if (!found) continue;
    const [whole, slash, name = '', attributes = ''] = found;
    push(state, decodeEntities(html.slice(done, open)));
    if (!apply(state, name.toLowerCase(), slash === '/', attributes)) push(state, whole);
    done = open + whole.length;
    open = done - 1;
  }
  push(state, decodeEntities(html.slice(done)));
  closeLink(state);
  return state.out.map((piece) => piece.text).join('');
};

// Control characters, old and new, and what is no character at all: nothing shows them, and XML cannot hold them.
const invisible = new RegExp('[\\u{0}-\\u{8}\\u{b}\\u{c}\\u{e}-\\u{1f}\\u{7f}-\\u{9f}\\u{fffe}\\u{ffff}]+', 'gu');

// Most texts are one clean line and need nothing done.
const untidy = /[^ -~\u00a0-\ud7ff\ue000-\ufffd]/;
const unevenLine = /[^ -~\u00a0-\ud7ff\ue000-\ufffd]|\s\s|[\u1680-\u3000]/;

/** Is told of characters that a text cannot keep. */
type OnDrop = (found: string) => void;

/** Without control characters and broken surrogates, lines trimmed at their end, at most one empty line in a row. */
export const tidy = (text: string, onDrop?: OnDrop): string =>
  untidy.test(text) ? tidyLines(text, onDrop) : text.trim();

const tidyLines = (text: string, onDrop: OnDrop | undefined): string => {
  const even = text.replace(/\r\n?/g, '\n');
  const clean = even.replace(invisible, '').toWellFormed();
  if (onDrop !== undefined && clean !== even) onDrop(codePoints(even));
  return clean
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

/** The characters dropped, by number: `U+0007`. */
const codePoints = (text: string): string => {
  const found = text.match(invisible)?.join('') ?? '';
  const broken = text.isWellFormed() ? [] : ['U+D800-U+DFFF'];
  return [...numbersOf(found), ...broken].join(' ');
};

const numbersOf = (characters: string): string[] =>
  Array.from(
    new Set(characters),
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

/** The plain text of a body in HTML: lists and breaks become lines, links keep their address in brackets, entities their characters. */
export const plainText = (html: string, onDrop?: OnDrop): string =>
  tidy(html.includes('<') || html.includes('&') ? strip(html.replace(/\r\n?/g, '\n')) : html, onDrop);

// Marks that turn the writing round: a name would read as another one.
const turning = /[\u202a-\u202e\u2066-\u2069]+/gu;

/** A text on one line, not interpreted: markup in names and titles shows as text. */
export const oneLine = (text: string, onDrop?: OnDrop): string =>
  unevenLine.test(text) ? evenLine(text, onDrop) : text.trim();

const evenLine = (text: string, onDrop: OnDrop | undefined): string => {
  const line = tidy(text, onDrop);
  const turned = line.match(turning);
  if (turned !== null) onDrop?.(numbersOf(turned.join('')).join(' '));
  return line.replace(turning, '').split(/\s+/).join(' ').trim();
};
