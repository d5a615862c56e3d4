import { importBadUtf8, importEmpty, importError, importTooLarge } from './errors.ts';
import { importLimits } from './limits.ts';

const decodes = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Offset of the byte that makes the input no UTF-8, found by halving: only bad files pay for it. */
const firstBadByte = (bytes: Uint8Array): number => {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return bad - 1;
};

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const position = firstBadByte(bytes);
    throw importError(importBadUtf8, 'content', { position }, cause);
  }
};

/** The text of an import without its byte order mark. Throws import.too_large, import.bad_utf8 or import.empty. */
export const readText = (content: Uint8Array | string): string => {
  const size = content.length;
  if (size > importLimits.inputBytes) {
    const params = { max: importLimits.inputBytes, found: size };
    throw importError(importTooLarge, 'content', params);
  }
  const text = typeof content === 'string' ? content.replace(/^\ufeff/, '') : decode(content);
  if (text.trim() === '') throw importError(importEmpty, 'content');
  return text;
};
