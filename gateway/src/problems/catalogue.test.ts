import { describe, expect, it } from '@jest/globals';
import { chassisErrors } from '@atrium/chassis/errors';
import * as own from '../errors.ts';
import { isProblemCode, problemCodes, problemText, type ProblemTexts } from './catalogue.ts';
import { en } from './en.ts';
import { fieldEn } from './field-en.ts';
import { fieldFr } from './field-fr.ts';
import { fr } from './fr.ts';
import { importEn } from './import-en.ts';
import { importFr } from './import-fr.ts';
import { statusEn } from './status-en.ts';
import { statusFr } from './status-fr.ts';

const placeholders = (texts: ProblemTexts, code: string): string[] =>
  [...(texts[code] ?? []).join(' ').matchAll(/\{(\w+)/g)].map(([, name = '']) => name).sort();

const french: ProblemTexts = { ...fr, ...statusFr, ...importFr, ...fieldFr };
const english: ProblemTexts = { ...en, ...statusEn, ...importEn, ...fieldEn };

describe('the catalogue of problems', () => {
  it('GW-02 has every code of the chassis and of the gateway', () => {
    for (const { code } of [...chassisErrors, ...Object.values(own)])
      expect([code, isProblemCode(code)]).toEqual([code, true]);
  });

  it('GW-02 says the same in French and in English, with the same parameters', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    for (const code of problemCodes())
      expect([code, placeholders(french, code)]).toEqual([code, placeholders(english, code)]);
  });

  it('GW-02 explains a code in general without a gap, and an error with what it says of itself', () => {
    for (const code of problemCodes())
      for (const language of ['fr', 'en'] as const) {
        const { title, detail } = problemText(code, language);
        expect(`${title} ${detail}`).not.toMatch(/[{}|]|\?\?/);
      }
    const said = problemText('import.not_json', 'en', { line: 3, column: 7 });
    expect(said.detail).toBe('It cannot be read from line 3, column 7 on.');
  });

  it('GW-02 French has narrow spaces before high punctuation', () => {
    for (const code of problemCodes()) {
      const { title, detail } = problemText(code, 'fr');
      expect(`${title} ${detail}`.replace(/If-None-Match: \*/, '')).not.toMatch(/[ \u00a0][;:!?»]|« (?=\S)/);
    }
  });
});
