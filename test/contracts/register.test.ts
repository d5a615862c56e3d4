import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../..', import.meta.url).pathname;
const id = /\b(?:ID|LI|DG|DO|EL|TK|KB|ST|GW|PO|EV|OP)-\d{2}\b/g;

const registered = new Set(
  readdirSync(`${root}docs/register`).flatMap(
    (file) => readFileSync(`${root}docs/register/${file}`, 'utf8').match(id) ?? [],
  ),
);

const sources = (): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs', '*.proto', '*.md', '*.css'], {
    cwd: root,
  })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && !file.startsWith('docs/register/'));

describe('the register', () => {
  it('GW-01 every id that a test, a docstring or a page cites stands in docs/register', () => {
    const unknown = sources().flatMap((file) =>
      (readFileSync(root + file, 'utf8').match(id) ?? [])
        .filter((cited) => !registered.has(cited))
        .map((cited) => `${file}: ${cited}`),
    );
    expect(unknown).toEqual([]);
  });
});
