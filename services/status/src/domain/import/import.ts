import { isZone } from '../offsets.ts';
import { planCsv } from './csv/plan.ts';
import { importBadOption, importError, importUnknownFormat } from './errors.ts';
import type { ImportEntry, ImportFormat, ImportOptions } from './plan.ts';
import { readJson } from './read-json.ts';
import { readText } from './read-text.ts';
import { planStatuspage } from './statuspage/plan.ts';
import { planUpptime } from './upptime/plan.ts';

/**
 * Plans what a file of history brings (ST-11): components, parents and all components before the events; events; and a line for every
 * oddity (docs/import-rules.md). Nothing is written and no clock is read: the same input gives the same plan, so that a second import
 * changes nothing. Entries are made one by one while they are asked for.
 *
 * @param content the whole file as bytes or text; of an Upptime folder the document of `folder.ts`.
 * @throws at once, and only here, where the whole file cannot be read: the errors of `errors.ts`.
 */
export const planImport = (
  format: ImportFormat,
  content: Uint8Array | string,
  options: ImportOptions,
): Iterable<ImportEntry> => {
  if (!isZone(options.zone)) throw importError(importBadOption, 'zone');
  const { text, guessed } = readText(content, format === 'csv');
  switch (format) {
    case 'statuspage':
      return planStatuspage(readJson(text), options);
    case 'upptime':
      return planUpptime(readJson(text), options);
    case 'csv':
      return planCsv(text, options, guessed);
    default:
      format satisfies never;
      throw importError(importUnknownFormat, 'format');
  }
};
