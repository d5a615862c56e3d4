import { clean } from './clean.ts';
import { columnsOf, fit, pad } from './width.ts';

/** A column: its heading, the most columns it may take, and how its cell in a row is painted once it has its width. */
export type Column = { title: string; most?: number; right?: boolean; paint?: (cell: string, row: number) => string };

/** Lines of a table; cells are foreign text and made safe here. */
export const table = (columns: Column[], rows: string[][]): string[] => {
  const cells = rows.map((row) => columns.map((column, index) => fit(clean(row[index] ?? ''), column.most ?? 60)));
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(column.title), ...cells.map((row) => columnsOf(row[index] ?? ''))),
  );
  const line = (row: string[], at?: number): string =>
    columns
      .map((column, index) => {
        const padded = pad(row[index] ?? '', widths[index] ?? 0, column.right);
        return at !== undefined && column.paint ? column.paint(padded, at) : padded;
      })
      .join('  ')
      .trimEnd();
  const titles = columns.map(({ title }) => clean(title));
  return [...(titles.some(Boolean) ? [line(titles)] : []), ...cells.map((row, at) => line(row, at))];
};
