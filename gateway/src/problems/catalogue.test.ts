import { describe, expect, it } from '@jest/globals';
import { chassisErrors } from '@atrium/chassis/errors';
import * as own from '../errors.ts';
import { isProblemCode, problemCodes, problemText } from './catalogue.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { importEn } from './import-en.ts';
import { importFr } from './import-fr.ts';
import { statusEn } from './status-en.ts';
import { statusFr } from './status-fr.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the catalogue of problems', () => {
  it('GW-02 has every code of the chassis and of the gateway', () => {
    for (const { code } of [...chassisErrors, ...Object.values(own)])
      expect([code, isProblemCode(code)]).toEqual([code, true]);
  });

  it('GW-02 says the same in French and in English, with the same parameters', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    expect(Object.keys(statusFr).sort()).toEqual(Object.keys(statusEn).sort());
    expect(Object.keys(importFr).sort()).toEqual(Object.keys(importEn).sort());
    for (const code of problemCodes()) {
      const [french, english] = [problemText(code, 'fr'), problemText(code, 'en')];
      expect([code, placeholders(french.detail)]).toEqual([code, placeholders(english.detail)]);
    }
  });

  it('GW-02 French has narrow spaces before high punctuation', () => {
    for (const code of problemCodes()) {
      const { title, detail } = problemText(code, 'fr');
      expect(`${title} ${detail}`.replace(/If-None-Match: \*/, '')).not.toMatch(/[ \u00a0][;:!?»]|« (?=\S)/);
    }
  });
});
