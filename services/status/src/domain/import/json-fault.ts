/** Where and what a text stops being JSON: `position` counts from 0, line and column from 1. */
export type JsonFault = { position: number; line: number; column: number; found: string };

const blank = /[ \t\r\n]*/y;
const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'end of value';

const tokenAt = (text: string, from: number): string | undefined => {
  token.lastIndex = from;
  return token.exec(text)?.[0];
};

const afterBlank = (text: string, from: number): number => {
  blank.lastIndex = from;
  blank.exec(text);
  return blank.lastIndex;
};

const afterOpening = (found: string, nest: string[]): Expected => {
  nest.push(found);
  return found === '[' ? 'value or ]' : 'key or }';
};

const afterValue = (found: string, nest: string[]): Expected | undefined => {
  const inside = nest.at(-1);
  if (found === ',' && inside !== undefined) return inside === '[' ? 'value' : 'key';
  if ((found === ']' && inside === '[') || (found === '}' && inside === '{')) {
    nest.pop();
    return 'end of value';
  }
  return undefined;
};

/** What may follow `found`, or undefined where `found` may not stand here. */
const step = (expected: Expected, found: string, nest: string[]): Expected | undefined => {
  if (expected === 'end of value') return afterValue(found, nest);
  if (expected === ':') return found === ':' ? 'value' : undefined;
  if (expected === 'value or ]' && found === ']') return afterValue(found, nest);
  if (expected === 'key or }' && found === '}') return afterValue(found, nest);
  if (expected === 'key' || expected === 'key or }') return found.startsWith('"') ? ':' : undefined;
  if (found === '[' || found === '{') return afterOpening(found, nest);
  return /^[\]},:]/.test(found) ? undefined : 'end of value';
};

const faultAt = (text: string, position: number): JsonFault => {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const found = position >= text.length ? '' : text.slice(position, position + 20);
  return { position, line, column: position - before.lastIndexOf('\n'), found };
};

/** The first place at which `text` is no JSON. Linear; only asked when JSON.parse refused, whose message has no position for short texts. */
export const jsonFault = (text: string): JsonFault => {
  const nest: string[] = [];
  let expected: Expected = 'value';
  for (let at = afterBlank(text, 0); at < text.length;) {
    const found = tokenAt(text, at);
    const next: Expected | undefined = found === undefined ? undefined : step(expected, found, nest);
    if (found === undefined || next === undefined) return faultAt(text, at);
    if (next === 'end of value' && nest.length === 0) return faultAt(text, afterBlank(text, at + found.length));
    expected = next;
    at = afterBlank(text, at + found.length);
  }
  return faultAt(text, text.length);
};
