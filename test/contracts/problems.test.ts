import { describe, expect, it } from '@jest/globals';
import { chassisErrors } from '@atrium/chassis/errors';
import * as gatewayErrors from '../../gateway/src/errors.ts';
import { problemCodes, problemText } from '../../gateway/src/problems/catalogue.ts';
import { statusErrors } from '../../services/status/src/domain/errors.ts';
import * as importErrors from '../../services/status/src/domain/import/errors.ts';
import { lineCodes } from '../../services/status/src/domain/import/codes.ts';
import * as importProcessErrors from '../../services/status/src/domain/imports.ts';

type Named = { code: string };
const isError = (value: unknown): value is Named => typeof value === 'function' && 'code' in value && 'kind' in value;
const codesOf = (module: object): string[] =>
  Object.values(module)
    .filter(isError)
    .map(({ code }) => code);

const thrown = new Set([
  ...chassisErrors.map(({ code }) => code),
  ...codesOf(gatewayErrors),
  ...codesOf(statusErrors),
  ...codesOf(importErrors),
  ...codesOf(importProcessErrors),
]);
/** Codes of lines of an import's report: they have texts too, but are not thrown. */
const reported = new Set<string>([...Object.keys(lineCodes), 'import.changed_here', 'import.id_taken']);

describe('the catalogue of errors', () => {
  it('GW-02 every code that a part can throw has its texts in the published catalogue', () => {
    const published = new Set(problemCodes());
    expect([...thrown].filter((code) => !published.has(code))).toEqual([]);
  });

  it('GW-02 every published code can be thrown by some part, or stands in the report of an import', () => {
    const ofFields = (code: string) => code.startsWith('field.');
    expect(problemCodes().filter((code) => !thrown.has(code) && !reported.has(code) && !ofFields(code))).toEqual([]);
  });

  it('GW-02 every code has a title and advice in French and in English, and they differ', () => {
    for (const code of problemCodes()) {
      const [fr, en] = [problemText(code, 'fr'), problemText(code, 'en')];
      expect([code, fr.title, fr.detail, en.title, en.detail].every((text) => text.trim() !== '')).toBe(true);
      expect(`${code} ${fr.title} ${fr.detail}`).not.toBe(`${code} ${en.title} ${en.detail}`);
    }
  });
});
