import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { pieces } from '../../ui/messages/pieces.ts';
import { passwordWords } from '../../ui/messages/password.ts';

type Leaf = [path: string, text: string];
type Both = { fr: unknown; en: unknown };

const nbsp = '\u202f';
const rules = { minLength: 12, maxLength: 64, classes: 3, history: 5 };

/** Every text of a tree with its path; those with values are said with 1 and with 2. */
const leaves = (value: unknown, path: string): Leaf[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...values: unknown[]) => unknown;
    const values: unknown[] = path.startsWith('password.rules') ? [rules, { ...rules, classes: 4 }] : [1, 2];
    return values.map((count, at): Leaf => [`${path}(${at})`, String(say(count, count, count))]);
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
};

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

const isTexts = (value: unknown): value is { both: Both } => typeof value === 'function' && 'both' in value;

const all: [string, Both][] = [
  ['pieces', pieces.both],
  ['password', passwordWords.both],
];
for (const file of files) {
  const module = (await import(`./${file}`)) as Record<string, unknown>;
  for (const texts of Object.values(module).filter(isTexts)) all.push([file.replace('.ts', ''), texts.both]);
}

const french = all.flatMap(([name, both]) => leaves(both.fr, name));
const english = all.flatMap(([name, both]) => leaves(both.en, name));

test('PO-03 every page of messages is looked at', () => {
  expect(all.length).toBe(files.length + 2);
  expect(french.length).toBeGreaterThan(300);
});

test('PO-03 French and English say the same things, none of them empty', () => {
  expect(english.map(([path]) => path)).toEqual(french.map(([path]) => path));
  expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
});

// The same word in both languages, an address, or a name that is never translated.
const alike =
  /^(?:common\.nav\.api|common\.roles\..*|home\.lead.*|audit\.columns\.\w+|mails\.columns\.\w+|help\.subjects\.\d\.(?:id|link\.0)|account\.tabs\.sessions|.*\.acts|pieces\.actions)$/;

test('PO-03 no text was left in the other language', () => {
  const texts = new Map(english);
  expect(french.filter(([path, text]) => texts.get(path) === text && !alike.test(path))).toEqual([]);
});

test('PO-01 French has a narrow no-break space before ; : ! ? % and inside « »', () => {
  const wrong = french.filter(([, text]) =>
    new RegExp(`[^${nbsp}\\s/][;!?%»]|[^${nbsp}] ?:( |$)|«[^${nbsp}]|[ \u00a0][;:!?%»]`).test(text),
  );
  expect(wrong).toEqual([]);
});

test('PO-01 apostrophes and ellipses are typographic in both languages', () => {
  expect([...french, ...english].filter(([, text]) => /'|\.\.\./.test(text))).toEqual([]);
});

test('PO-01 French texts neither shout nor beg, and English ones do not shout', () => {
  expect(french.filter(([, text]) => /!|veuillez/i.test(text))).toEqual([]);
  expect(english.filter(([, text]) => text.includes('!'))).toEqual([]);
});
