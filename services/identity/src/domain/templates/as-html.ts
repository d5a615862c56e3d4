import type { Language } from '../accounts.ts';
import type { Block } from './compose.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags and in attributes. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

// Plain elements with their style on them: mail programs drop style sheets, and some of them boxes. The tones are those
// of the portal, in the notation that all of them know.
const font = "font-family:'Atkinson Hyperlegible Next','Segoe UI',Helvetica,Arial,sans-serif";
const styles = {
  page: `margin:0;padding:24px 16px;background:#f7f5f2;color:#23201c;${font};font-size:16px;line-height:1.5`,
  sheet: 'max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #ddd8d0;border-radius:10px',
  brand: 'margin:0 0 24px;font-size:15px;font-weight:bold;color:#0b5f63',
  title: 'margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:bold;color:#23201c',
  line: 'margin:0 0 16px',
  action: 'margin:24px 0',
  // Without padding, as Outlook shows it, it is still white on teal: a border of the same tone widens it there.
  button:
    'display:inline-block;padding:10px 20px;border:2px solid #0b5f63;border-radius:6px;background:#0b5f63;color:#ffffff;font-weight:bold;text-decoration:none',
  small: 'margin:0 0 12px;font-size:14px;color:#5c564d',
  link: 'color:#0b5f63;word-break:break-all',
  rule: 'margin:24px 0;border:0;border-top:1px solid #ddd8d0',
} as const;

/** The parts of a mail as HTML: no table, no script, nothing that is fetched from anywhere. */
export const asHtml = (blocks: readonly Block[], language: Language, title: string): string => {
  const foot = blocks.findIndex(({ kind }) => kind === 'foot');
  const body = blocks.map((block, index) => (index === foot ? `<hr style="${styles.rule}">\n` : '') + element(block));
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light">',
    `<title>${escapeHtml(title)}</title>`,
    '</head>',
    `<body style="${styles.page}">`,
    `<div style="${styles.sheet}">`,
    ...body,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};

const element = (block: Block): string => {
  switch (block.kind) {
    case 'brand':
      return `<p style="${styles.brand}">${escapeHtml(block.text)}</p>`;
    case 'title':
      return `<h1 style="${styles.title}">${escapeHtml(block.text)}</h1>`;
    case 'line':
      return `<p style="${styles.line}">${escapeHtml(block.text)}</p>`;
    case 'note':
    case 'foot':
      return `<p style="${styles.small}">${escapeHtml(block.text)}</p>`;
    case 'action':
      return `<p style="${styles.action}"><a href="${escapeHtml(block.url)}" style="${styles.button}">${escapeHtml(block.label)}</a></p>`;
    case 'address':
      return `<p style="${styles.small}">${escapeHtml(block.text)}<br><a href="${escapeHtml(block.url)}" style="${styles.link}">${escapeHtml(block.shown)}</a></p>`;
    default:
      return block satisfies never;
  }
};
