import { parse } from 'csv-parse/sync';
import { importError, importNotCsv } from '../errors.ts';

/** A row with its place: `line` is the one that it begins in, from 1. */
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
    else if (!quoted && mark === '\n') break;
    else if (!quoted && counts.has(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return delimiters.reduce((best, mark) => ((counts.get(mark) ?? 0) > (counts.get(best) ?? 0) ? mark : best));
};

type Parsed = { record: string[]; info: { lines: number } };

const lineOf = (cause: unknown): number => {
  const lines = typeof cause === 'object' && cause !== null && 'lines' in cause ? cause.lines : undefined;
  return typeof lines === 'number' ? lines : 1;
};

// The parser counts lines at the end of a row; cells may hold some of them.
const beginOf = ({ record, info }: Parsed): number =>
  info.lines - record.reduce((lines, value) => lines + (value.includes('\n') ? value.split('\n').length - 1 : 0), 0);

const parsed = (text: string, delimiter: string, before: number): Parsed[] => {
  const options = {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    info: true,
  } as const;
  try {
    return parse(text, options) as unknown as Parsed[];
  } catch (cause) {
    const found = cause instanceof Error ? cause.message.slice(0, 200) : '';
    throw importError(importNotCsv, 'content', { line: lineOf(cause) + before, found }, cause);
  }
};

/**
 * Reads RFC 4180 and what people make of it: `,` `;` tab or `|`, quotes inside plain fields, rows too short or too long, rows of nothing
 * but separators, a first line `sep=;` from spreadsheets. Throws import.not_csv with the line where a quote never closes or nothing but
 * one column is there.
 */
export const readTable = (content: string): Table => {
  // One kind of line end: the parser counts CRLF inside quotes twice.
  const even = content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content;
  const stated = /^sep=(.)\n/i.exec(even);
  const text = stated ? even.slice(stated[0].length) : even;
  const before = stated ? 1 : 0;
  const [header, ...rows] = parsed(text, stated?.[1] ?? delimiterOf(text.trimStart()), before).map((row) => ({
    line: beginOf(row) + before,
    values: row.record.map((value) => value.trim()),
  }));
  if (header === undefined || header.values.length < 2)
    throw importError(importNotCsv, 'content', { line: 1 + before, found: text.slice(0, 40) });
  return { header: header.values, rows };
};
