import { parse } from 'csv-parse/sync';
import { importError, importNotCsv } from '../errors.ts';

/** A row with its place: `line` counts from 1 in the file. */
export type Row = { line: number; values: readonly string[] };
export type Table = { header: readonly string[]; rows: readonly Row[] };

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that stands most often in the first line, outside quotes. */
const delimiterOf = (text: string): string => {
  const counts = new Map(delimiters.map((mark) => [mark, 0]));
  let quoted = false;
  for (let at = 0; at < Math.min(text.length, 100_000); at += 1) {
    const mark = text.charAt(at);
    if (mark === '"') quoted = !quoted;
    else if (!quoted && (mark === '\n' || mark === '\r')) break;
    else if (!quoted && counts.has(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return delimiters.reduce((best, mark) => ((counts.get(mark) ?? 0) > (counts.get(best) ?? 0) ? mark : best));
};

type Parsed = { record: string[]; info: { lines: number } };

const lineOf = (cause: unknown): number => {
  const lines = typeof cause === 'object' && cause !== null && 'lines' in cause ? cause.lines : undefined;
  return typeof lines === 'number' ? lines : 0;
};

/**
 * Reads RFC 4180 and what people make of it: `,` `;` tab or `|`, quotes inside plain fields, rows too short or too long, a first line
 * `sep=;` from spreadsheets. Throws import.not_csv with the line where a quote never closes or nothing but one column is there.
 */
export const readTable = (content: string): Table => {
  const stated = /^sep=(.)\r?\n/i.exec(content);
  const text = stated ? content.slice(stated[0].length) : content;
  const delimiter = stated?.[1] ?? delimiterOf(text.trimStart());
  let parsed: Parsed[];
  try {
    const options = {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    } as const;
    parsed = parse(text, options) as unknown as Parsed[];
  } catch (cause) {
    throw importError(importNotCsv, 'content', { line: lineOf(cause) }, cause);
  }
  const [header, ...rows] = parsed.map(({ record, info }) => ({
    line: info.lines + (stated ? 1 : 0),
    values: record.map((value) => value.trim()),
  }));
  if (header === undefined || header.values.length < 2) {
    const params = { line: 1, found: text.slice(0, 40) };
    throw importError(importNotCsv, 'content', params);
  }
  return { header: header.values, rows };
};
