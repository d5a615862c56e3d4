import { lineCodes, type LineCode } from './codes.ts';
import { importLimits } from './limits.ts';
import type { ImportLine } from './plan.ts';

/** Adds a line about what lies at `where`. `detail` is cut to a few words. */
export type Tell = (code: LineCode, where: string, detail?: unknown, about?: string) => void;

/** Says of a text that it lost characters which no text may hold. */
export const dropsIn =
  (tell: Tell, where: string, about?: string) =>
  (found: string): void =>
    tell('import.characters_dropped', where, found, about);

/** Collects lines until they are taken, in order. */
export type Report = { tell: Tell; take: () => ImportLine[] };

// eslint's own rule forbids control characters in a pattern, so the class is made from code points.
const control = new RegExp(`[\\u{0}-\\u{1f}\\u{7f}]+`, 'gu');

const inWords = (detail: unknown): string => {
  const text = typeof detail === 'string' ? detail : ((JSON.stringify(detail) as string | undefined) ?? '');
  const short = text
    .slice(0, importLimits.detailLength * 2)
    .replace(control, ' ')
    .toWellFormed();
  return short.length > importLimits.detailLength
    ? `${short.slice(0, importLimits.detailLength - 1).toWellFormed()}…`
    : short;
};

export const makeReport = (): Report => {
  let lines: ImportLine[] = [];
  return {
    tell: (code, where, detail = '', about = '') => {
      const outcome = lineCodes[code];
      // What is refused shows what it was, be it nothing.
      const found = inWords(detail).trim() || (outcome === 'refused' ? '""' : '');
      lines.push({ entry: 'line', outcome, where, code, detail: found, about });
    },
    take: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
  };
};
