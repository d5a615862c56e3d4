import { createHash } from 'node:crypto';
import fontUrl from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline';
import type { Asset } from './served.ts';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/** A file whose path carries a hash of its bytes. */
export const asset = (name: string, ending: string, type: string, content: Uint8Array | string): Asset => ({
  path: `/assets/${name}.${hashOf(content)}.${ending}`,
  type,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

/** The font of all pages. */
export const font = asset(
  'atkinson',
  'woff2',
  'font/woff2',
  Buffer.from(fontUrl.slice(fontUrl.indexOf(',') + 1), 'base64'),
);

/** The same, for a style sheet. */
export const face = `@font-face{font-family:'Atkinson Hyperlegible Next';src:url('${font.path}') format('woff2');font-weight:200 800;font-display:swap}`;
