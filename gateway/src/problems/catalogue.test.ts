import { describe, expect, it } from '@jest/globals';
import { chassisErrors, defineError } from '@atrium/chassis/errors';
import * as own from '../errors.ts';
import { isProblemCode, problemCodes, problemText, type ProblemTexts } from './catalogue.ts';
import { en } from './en.ts';
import { fieldEn } from './field-en.ts';
import { fieldFr } from './field-fr.ts';
import { fr } from './fr.ts';
import { identityEn } from './identity-en.ts';
import { identityFr } from './identity-fr.ts';
import { importEn } from './import-en.ts';
import { importFr } from './import-fr.ts';
import { statusEn } from './status-en.ts';
import { statusFr } from './status-fr.ts';
import { problemView } from './view.ts';

const placeholders = (texts: ProblemTexts, code: string): string[] =>
  [...(texts[code] ?? []).join(' ').matchAll(/\{(\w+)/g)].map(([, name = '']) => name).sort();

const french: ProblemTexts = { ...fr, ...identityFr, ...statusFr, ...importFr, ...fieldFr };
const english: ProblemTexts = { ...en, ...identityEn, ...statusEn, ...importEn, ...fieldEn };

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

  it('ST-11 a file of another shape is told with the field at fault, for a form too', () => {
    const params = { expected: 'array', found: 'object' };
    const error = defineError(
      'import.wrong_shape',
      'invalid',
    )({
      fields: [{ field: 'incidents', code: 'import.wrong_shape', params }],
      params: { field: 'incidents', ...params },
    });
    const sentences = {
      en: 'Field incidents: expected array, found object.',
      fr: 'Champ incidents\u202f: attendu array, trouvé object.',
    };
    for (const language of ['en', 'fr'] as const) {
      const view = problemView(error, { language, reads: false, requestId: 'r' });
      expect([view.detail, view.errors?.[0]?.detail]).toEqual([sentences[language], sentences[language]]);
    }
  });

  it('GW-02 French has narrow spaces before high punctuation', () => {
    for (const code of problemCodes()) {
      const { title, detail } = problemText(code, 'fr');
      expect(`${title} ${detail}`.replace(/If-None-Match: \*/, '')).not.toMatch(/[ \u00a0][;:!?»]|« (?=\S)/);
    }
  });
});
