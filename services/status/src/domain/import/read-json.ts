import { importError, importNotJson, importTooDeep } from './errors.ts';
import { jsonFault } from './json-fault.ts';
import { importLimits } from './limits.ts';

/** What lies in some arrays and objects and can itself hold something. */
const insideOf = (containers: readonly object[]): object[] => {
  const inside: object[] = [];
  for (const container of containers)
    for (const value of Object.values(container))
      if (typeof value === 'object' && value !== null) inside.push(value as object);
  return inside;
};

/** Whether a value nests deeper than `max`: level by level, for the parser is not recursive and neither may this be. */
const nestsDeeper = (value: unknown, max: number): boolean => {
  let level = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > max) return true;
    level = insideOf(level);
  }
  return false;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw importError(importNotJson, 'content', { ...jsonFault(text) }, cause);
  }
};

/** The value of a JSON text. Throws import.not_json, which says where, or import.too_deep. */
export const readJson = (text: string): unknown => {
  const value = parse(text);
  if (nestsDeeper(value, importLimits.depth)) throw importError(importTooDeep, 'content', { max: importLimits.depth });
  return value;
};
