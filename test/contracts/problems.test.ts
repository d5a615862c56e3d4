import { describe, expect, it } from '@jest/globals';
import { problemCodes, problemText } from '../../gateway/src/problems/catalogue.ts';
import { lineCodes } from '../../services/status/src/domain/import/codes.ts';
import { found, sources } from './sources.ts';

const all = sources();
const published = new Set(problemCodes());
const unpublished = (codes: Iterable<string>): string[] => [...codes].filter((code) => !published.has(code));

describe('the catalogue of errors', () => {
  it('GW-02 every code that a part can throw has its texts in the published catalogue', () => {
    const thrown = found(/\bdefineError\(\s*'([^']+)'/g, all);
    expect(thrown.size).toBeGreaterThan(50);
    expect(unpublished(thrown)).toEqual([]);
  });

  it('GW-02 every error is declared by its code in plain letters, so that the walk finds it', () => {
    const calls = [...all].filter(([file]) => !file.startsWith('tools/chassis/'));
    const hidden = calls.filter(([, text]) => /\bdefineError\((?!\s*')|\bnew AtriumError\(/.test(text));
    expect(hidden.map(([file]) => file)).toEqual([]);
  });

  it('GW-02 every code that a field or a line of a report can have has its texts too', () => {
    const ofFields = [...found(/\bfield\b[^{}]*?\bcode: '(\w+)'/g, all)].map((code) => `field.${code}`);
    const ofLines = [...Object.keys(lineCodes), ...found(/\bcode: '(\w+\.\w+)'/g, all)];
    expect(ofFields.length).toBeGreaterThan(10);
    expect(unpublished([...ofFields, ...ofLines])).toEqual([]);
  });

  it('GW-02 every published code of an error or a report is said by some part', () => {
    const elsewhere = new Map([...all].filter(([file]) => !file.startsWith('gateway/src/problems/')));
    const said = found(/'(\w+(?:\.\w+)?)'/g, elsewhere);
    expect(problemCodes().filter((code) => !said.has(code) && !code.startsWith('field.'))).toEqual([]);
  });

  it('GW-02 every code has a title and advice in French and in English, and they differ', () => {
    for (const code of problemCodes()) {
      const [fr, en] = [problemText(code, 'fr'), problemText(code, 'en')];
      expect([code, fr.title, fr.detail, en.title, en.detail].every((text) => text.trim() !== '')).toBe(true);
      expect(`${code} ${fr.title} ${fr.detail}`).not.toBe(`${code} ${en.title} ${en.detail}`);
    }
  });
});
