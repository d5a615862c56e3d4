import { clean } from './clean.ts';
import { columnsOf, fit, pad } from './width.ts';

/** A column: its heading, the most columns it may take, and how its text is painted once it has its width. */
export type Column = { title: string; most?: number; right?: boolean; paint?: (cell: string, text: string) => string };

/** Lines of a table; cells are foreign text and made safe here. */
export function table(columns: Column[], rows: string[][]): string[] {
  const cells = rows.map((row) => columns.map((column, index) => fit(clean(row[index] ?? ''), column.most ?? 60)));
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(column.title), ...cells.map((row) => columnsOf(row[index] ?? ''))),
  );
  const line = (row: string[], painted: boolean): string =>
    columns
      .map((column, index) => {
        const padded = pad(row[index] ?? '', widths[index] ?? 0, column.right);
        return painted && column.paint ? column.paint(padded, row[index] ?? '') : padded;
      })
      .join('  ')
      .trimEnd();
  const titles = columns.map(({ title }) => clean(title));
  return [...(titles.some(Boolean) ? [line(titles, false)] : []), ...cells.map((row) => line(row, true))];
}
