import type { EventView } from './events.ts';

type Cell = string | number | boolean | null | undefined;

// A spreadsheet takes a text that begins with one of these for a formula: it is told that it is a text.
const formula = /^[=+\-@\t\r]/;

const cell = (value: Cell): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

type Rows = readonly (readonly Cell[])[];

/** Rows of a table that begins elsewhere. */
export const csvRows = (rows: Rows): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** A table as CSV (RFC 4180): UTF-8 with a mark that spreadsheets know it by, lines end in CRLF. */
export const csv = (rows: Rows): string => `\uFEFF${csvRows(rows)}`;

/** Columns of the table of events. */
export const eventColumns: readonly string[] = [
  ...['id', 'kind', 'title_fr', 'title_en', 'impact', 'phase', 'starts_at', 'ends_at', 'length_known'],
  ...['reconstructed', 'components', 'regions', 'updates', 'origin'],
];

/** A row of the table of events. */
export const eventRow = (of: EventView): readonly Cell[] => [
  ...[of.id, of.kind, of.title.fr, of.title.en, of.impact, of.phase, of.startsAt, of.endsAt, of.lengthKnown],
  ...[of.reconstructed, of.components.join(' '), of.regions.join(' '), of.updates.length, of.origin],
];

/** A table that a browser saves under this name: all but its content. */
export const csvFile = (name: string) => ({
  type: 'text/csv; charset=utf-8',
  headers: ['Content-Disposition', `attachment; filename="${name}"`],
});
