import { defineError, type AtriumError, type ErrorFactory, type ErrorParams } from '@atrium/chassis/errors';

// The whole file cannot be read. What is wrong with one entry is a line of the report instead (codes.ts).

/** Not UTF-8; field `content`, params `{ position }` in bytes. */
export const importBadUtf8 = defineError('import.bad_utf8', 'invalid');
/** Not JSON; params `{ position, line, column, found }`. */
export const importNotJson = defineError('import.not_json', 'invalid');
/** JSON, but of another shape; field is the path at fault (`incidents`), params `{ expected, found }`. */
export const importWrongShape = defineError('import.wrong_shape', 'invalid');
/** Nested deeper than allowed; params `{ max }`. */
export const importTooDeep = defineError('import.too_deep', 'invalid');
/** More bytes than allowed; params `{ max, found }`. */
export const importTooLarge = defineError('import.too_large', 'invalid');
/** Nothing in it. */
export const importEmpty = defineError('import.empty', 'invalid');
/** Not a CSV file: a quote that never closes, one column only; params `{ line, found }`. */
export const importNotCsv = defineError('import.not_csv', 'invalid');
/** A CSV file whose columns mean no event, update or probe; params `{ found, missing }`. */
export const importUnknownColumns = defineError('import.unknown_columns', 'invalid');
/** A format other than statuspage, upptime and csv; field `format`. */
export const importUnknownFormat = defineError('import.unknown_format', 'invalid');
/** A setting that cannot be: zone, columns; field names it. */
export const importBadOption = defineError('import.bad_option', 'invalid');

/** An error about one field; its params stand at the field, for forms, and at the error, for whoever shows only its code. */
export const importError = (
  make: ErrorFactory,
  field: string,
  params: ErrorParams = {},
  cause?: unknown,
): AtriumError => make({ fields: [{ field, code: make.code, params }], params: { field, ...params }, cause });

/** Another shape than expected at a path. */
export const wrongShape = (field: string, expected: string, found: string): AtriumError =>
  importError(importWrongShape, field, { expected, found });
