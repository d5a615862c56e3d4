import { describe, expect, test } from '@jest/globals';
import { clean, cleanLines, safeJson } from './clean.ts';

describe('foreign text on a terminal', () => {
  test.each([
    ['escape sequences', 'a\u001b[2Jb', 'a�[2Jb'],
    ['8-bit control characters', 'a\u009b31mb', 'a�31mb'],
    ['hyperlinks', 'a\u001b]8;;x\u0007b', 'a�]8;;x�b'],
    ['marks that turn the direction', 'a\u202eb\u2066c\u200fd', 'a�b�c�d'],
    ['characters without a body', 'a\u200bb\ufeffc\u{e0041}d', 'a�b�c�d'],
    ['halves of pairs', 'a\ud800b', 'a�b'],
    ['line breaks', 'a\r\nb\u2028c\td', 'a b c d'],
  ])('OP-09 %s are neutralised', (_what, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test('OP-09 towers of combining marks are cut', () => {
    expect(clean(`a${'\u0301'.repeat(100)}b`)).toBe(`a${'\u0301'.repeat(8)}b`);
  });

  test('OP-09 what people write stays as it is', () => {
    const text = 'Déclaration n° 5 – “façade” 東京 العربية 👩‍💻 €';
    expect(clean(text)).toBe(text);
  });

  test('OP-09 lines stay lines', () => {
    expect(cleanLines('a\r\nb\nc\u001b')).toEqual(['a', 'b', 'c�']);
  });

  test('OP-09 JSON keeps its value and shows nothing that a terminal obeys', () => {
    const value = { '\u202e': 'x\u009b\u{e0041}\n\ud800', list: [1, null] };
    const json = safeJson(value, 2);
    expect(JSON.parse(json)).toEqual(value);
    expect(json).not.toMatch(/[\u007f-\u009f\u202e]/);
  });
});
