import { expect, test } from '@jest/globals';
import { en } from './en.ts';
import { fr } from './fr.ts';

type Leaf = [path: string, text: string];

const nbsp = '\u202f';

/** Every text of a tree with its path; those with values are said with 1 and with 2. */
const leaves = (value: unknown, path = ''): Leaf[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...values: unknown[]) => unknown;
    return [1, 2].map((count): Leaf => [`${path}(${count})`, String(say(count, count, count))]);
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
};

const [french, english] = [leaves(fr), leaves(en)];

test('PO-03 French and English say the same things, none of them empty', () => {
  expect(english.map(([path]) => path)).toEqual(french.map(([path]) => path));
  expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
});

const alike = new Set([
  '.common.api',
  '.letters.i',
  '.event.kinds.incident',
  '.weather.planned',
  '.weather.component',
  '.event.impact',
]);

test('PO-03 no text was left in the other language', () => {
  const texts = new Map(english);
  const same = french.filter(([path, text]) => texts.get(path) === text && !alike.has(path));
  expect(same).toEqual([]);
});

test('PO-01 French has a narrow no-break space before ; : ! ? % and inside « »', () => {
  const wrong = french.filter(([, text]) =>
    new RegExp(`[^${nbsp}\\s/][;!?%»]|[^${nbsp}] ?:( |$)|«[^${nbsp}]|[ \u00a0][;:!?%»]`).test(text),
  );
  expect(wrong).toEqual([]);
});

test('PO-01 plurals follow the language: nothing is singular in French for 0 and 1, in English for 1 only', () => {
  expect(fr.day.events(0)).toBe('0\u00a0événement');
  expect(fr.day.events(1)).toBe('1\u00a0événement');
  expect(fr.day.events(1234)).toBe(`1${nbsp}234\u00a0événements`);
  expect(en.day.events(0)).toBe('0 events');
  expect(en.day.events(1)).toBe('1 event');
});

test('PO-01 French texts neither shout nor beg', () => {
  expect(french.filter(([, text]) => /!|veuillez/i.test(text))).toEqual([]);
});
