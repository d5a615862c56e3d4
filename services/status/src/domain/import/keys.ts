import { pageKey } from '../keys.ts';
import { importLimits } from './limits.ts';

// Letters that losing their marks would change; German umlauts as Upptime writes them.
const letters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};

/** 64 bits of a text as 13 characters: for ids of things that have none, not for secrets. */
export const shortHash = (text: string): string => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString(36).padStart(13, '0');
};

const trimDashes = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (text[from] === '-') from += 1;
  while (to > from && text[to - 1] === '-') to -= 1;
  return text.slice(from, to);
};

const slugOf = (name: string): string => {
  const plain = name
    .slice(0, 1_000)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüßæœøđłþðı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]+/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return trimDashes(trimDashes(plain).slice(0, importLimits.keyLength));
};

/** A key made of a name: lower-case letters, digits and dashes, at most 63. A name without any Latin letter gives `c-<hash>`. */
export const keyOfName = (name: string): string => {
  const slug = slugOf(name);
  return slug === '' || slug === pageKey ? `c-${shortHash(name)}` : slug;
};

/** The same key with a suffix, still not too long. */
export const keyWithSuffix = (key: string, suffix: string): string => {
  const end = slugOf(suffix) === '' ? shortHash(suffix) : slugOf(suffix).slice(0, 20);
  return `${trimDashes(key.slice(0, importLimits.keyLength - end.length - 1))}-${end}`;
};

/** Whether a source's id can be an event's or an update's id as it is. */
export const isEventId = (id: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(id);

/** The source's id where it fits, else one made of it and always the same. */
export const eventIdOf = (prefix: string, source: string): string =>
  isEventId(source) ? source : `${prefix}-${shortHash(source)}`;

/** A name for comparison: without case, marks and repeated white space. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().split(/\s+/).join(' ').trim();
