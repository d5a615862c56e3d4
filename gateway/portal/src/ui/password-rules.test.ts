import { expect, test } from '@jest/globals';
import { classesOf, localTicks, ticksOf } from './password-rules.ts';

const rules = { minLength: 12, maxLength: 64, classes: 3, history: 5 };

test('ID-15 the length counts characters as people see them, not how they are stored', () => {
  const length = (password: string) => localTicks(password, rules)[0]?.met;
  expect([length('a'.repeat(11)), length('a'.repeat(12)), length('a'.repeat(65))]).toEqual([false, true, false]);
  expect(length('🌦'.repeat(6))).toBe(false);
});

test('ID-15 four classes are told apart, letters of any script among them', () => {
  expect(['aaa', 'aA', 'aA1', 'aA1!', 'éÀ٣ '].map(classesOf)).toEqual([1, 2, 3, 4, 4]);
});

test('ID-15 a rule that only the judge knows is open until it has spoken of this password', () => {
  const of = (judged?: { rule: 'guessable'; met: boolean }[]) =>
    ticksOf('trois petits chats', { rules, judged }).find(({ rule }) => rule === 'guessable')?.met;
  expect([of(), of([{ rule: 'guessable', met: true }]), of([{ rule: 'guessable', met: false }])]).toEqual([
    undefined,
    true,
    false,
  ]);
});

test('ID-15 an empty password meets nothing', () => {
  expect(ticksOf('', { rules, judged: undefined, known: true }).some(({ met }) => met !== false)).toBe(false);
});

test('ID-15 earlier passwords are spoken of only where there are any', () => {
  const shown = (known: boolean) => ticksOf('x', { rules, judged: undefined, known }).map(({ rule }) => rule);
  expect(shown(true)).toContain('reused');
  expect(shown(false)).not.toContain('reused');
});
