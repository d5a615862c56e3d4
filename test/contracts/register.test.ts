import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inRoot, root } from '@atrium/stack/folders';

const id = /\b(?:ID|LI|DG|DO|EL|TK|KB|ST|GW|PO|EV|OP)-\d{2}\b/g;

// Of `it` and `test`, of one case or of many.
const title = /^\s*(?:it|test)(?:\.each[\s\S]*?\))?\(\s*(['"`])((?:(?!\1).)*)/gm;

const registered = new Set(
  readdirSync(inRoot('docs/register')).flatMap(
    (file) => readFileSync(inRoot('docs/register', file), 'utf8').match(id) ?? [],
  ),
);

const files = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], { cwd: root })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && existsSync(inRoot(file)));

const sources = (): string[] =>
  files('*.ts', '*.tsx', '*.mjs', '*.proto', '*.md', '*.css').filter((file) => !file.startsWith('docs/register/'));

describe('the register', () => {
  it('GW-01 every id that a test, a docstring or a page cites stands in docs/register', () => {
    const unknown = sources().flatMap((file) =>
      (readFileSync(inRoot(file), 'utf8').match(id) ?? [])
        .filter((cited) => !registered.has(cited))
        .map((cited) => `${file}: ${cited}`),
    );
    expect(unknown).toEqual([]);
  });

  it('GW-01 every test says in its title which line of the register it keeps', () => {
    const titles = files('*.test.ts', '*.test.ts.template').flatMap((file) =>
      Array.from(readFileSync(inRoot(file), 'utf8').matchAll(title), ([, , text = '']) => ({ file, text })),
    );
    expect(titles.length).toBeGreaterThan(500);
    expect(titles.filter(({ text }) => text.search(id) < 0)).toEqual([]);
  });
});
