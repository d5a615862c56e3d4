import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inRoot, root } from '@atrium/stack/folders';

const id = /\b(?:ID|LI|DG|DO|EL|TK|KB|ST|GW|PO|EV|OP)-\d{2}\b/g;

const registered = new Set(
  readdirSync(inRoot('docs/register')).flatMap(
    (file) => readFileSync(inRoot('docs/register', file), 'utf8').match(id) ?? [],
  ),
);

const sources = (): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs', '*.proto', '*.md', '*.css'], {
    cwd: root,
  })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && !file.startsWith('docs/register/') && existsSync(inRoot(file)));

describe('the register', () => {
  it('GW-01 every id that a test, a docstring or a page cites stands in docs/register', () => {
    const unknown = sources().flatMap((file) =>
      (readFileSync(inRoot(file), 'utf8').match(id) ?? [])
        .filter((cited) => !registered.has(cited))
        .map((cited) => `${file}: ${cited}`),
    );
    expect(unknown).toEqual([]);
  });
});
