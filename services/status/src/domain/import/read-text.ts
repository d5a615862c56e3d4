import { importBadUtf8, importEmpty, importError, importTooLarge } from './errors.ts';
import { importLimits } from './limits.ts';

/** A text without its byte order mark. `guessed`: it is no Unicode, and was read as the code page named. */
export type ReadText = { text: string; guessed?: 'windows-1252' };

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

/** Spreadsheets save UTF-16 with a mark that no UTF-8 begins with. */
const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

/** More characters that are no UTF-8 than characters that only UTF-8 writes so: a broken UTF-8 file has it the other way round. */
const isCodePage = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  const beyond = new TextDecoder().decode(bytes).match(/[\u0080-\u{10ffff}]/gu) ?? [];
  return beyond.filter((character) => character === '\ufffd').length * 2 > beyond.length;
};

const decode = (bytes: Uint8Array, mayGuess: boolean): ReadText => {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch (cause) {
    if (mayGuess && encoding === 'utf-8' && isCodePage(bytes))
      return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'windows-1252' };
    throw importError(importBadUtf8, 'content', { position: encoding === 'utf-8' ? firstBadByte(bytes) : 0 }, cause);
  }
};

/**
 * The text of an import: UTF-8, UTF-16 with its mark, and where `mayGuess` what western spreadsheets save (Windows-1252).
 * Throws import.too_large, import.bad_utf8 or import.empty.
 */
export const readText = (content: Uint8Array | string, mayGuess = false): ReadText => {
  const size = content.length;
  if (size > importLimits.inputBytes) {
    const params = { max: importLimits.inputBytes, found: size };
    throw importError(importTooLarge, 'content', params);
  }
  const read = typeof content === 'string' ? { text: content.replace(/^\ufeff/, '') } : decode(content, mayGuess);
  if (read.text.trim() === '') throw importError(importEmpty, 'content');
  return read;
};
