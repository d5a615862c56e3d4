import { importError, importNotJson, importTooDeep } from './errors.ts';
import { jsonFault } from './json-fault.ts';
import { importLimits } from './limits.ts';

/** Whether a value nests deeper than `max`. It calls itself no deeper than that; what JSON made has own fields only. */
const nestsDeeper = (value: unknown, max: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (max === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (nestsDeeper(item, max - 1)) return true;
    return false;
  }
  for (const key in value) if (nestsDeeper(value[key as keyof typeof value], max - 1)) return true;
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
