import { importNotJson, importTooDeep } from './errors.ts';
import { jsonFault } from './json-fault.ts';
import { importLimits } from './limits.ts';

const quote = 34;
const backslash = 92;

/** Whether brackets nest deeper than `max`, counted before parsing. One plain loop: jumping from quote to quote costs three times as much. */
const nestsDeeper = (text: string, max: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) inString = !inString;
    else if (inString) at += code === backslash ? 1 : 0;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > max) return true;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return false;
};

/** The value of a JSON text. Throws import.too_deep or import.not_json, which says where. */
export const readJson = (text: string): unknown => {
  if (nestsDeeper(text, importLimits.depth)) {
    const params = { max: importLimits.depth };
    throw importTooDeep({ fields: [{ field: 'content', code: 'import.too_deep', params }] });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { position, line, column, found } = jsonFault(text);
    const params = { position, line, column, found };
    throw importNotJson({ fields: [{ field: 'content', code: 'import.not_json', params }], cause });
  }
};
