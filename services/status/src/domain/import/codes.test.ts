import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lineCodes } from './codes.ts';
import * as errors from './errors.ts';

const rules = readFileSync(new URL('../../../../../docs/import-rules.md', import.meta.url), 'utf8');

describe('the rules of imports', () => {
  it('ST-11 every line that a report may have is in docs/import-rules.md with its outcome, and no other', () => {
    const rows = [...rules.matchAll(/^\| (import\.\w+) \| (refused|note) \| .+ \|$/gm)].map(([, code, outcome]) => [
      code,
      outcome,
    ]);
    expect(rows.sort()).toEqual(Object.entries(lineCodes).sort());
  });

  it('ST-11 every error that refuses a whole file is there too', () => {
    const codes = Object.values(errors).flatMap((make) => ('code' in make ? [make.code] : []));
    const section = rules.slice(rules.indexOf('## The whole file'), rules.indexOf('## Lines'));
    expect([...section.matchAll(/`(import\.\w+)`/g)].map(([, code]) => code).sort()).toEqual(codes.sort());
  });
});
