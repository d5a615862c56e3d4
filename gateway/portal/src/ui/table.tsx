import type { ComponentChildren } from 'preact';

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ComponentChildren;
  /** What names the row: a header cell, the head of its card on phones. */
  names?: boolean;
  /** Acts have no word before them on a card. */
  acts?: boolean;
};

type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
};

/** A table; on phones each row is a card. The roles are said, since a table laid out otherwise loses them. */
export const Table = <Row,>({ caption, columns, rows, keyOf }: TableProps<Row>) => (
  <div class="table-place">
    <table class="table" role="table">
      <caption class="hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" class={column.key}>
              {column.acts === true ? <span class="hidden">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) => {
  const content = column.cell(row);
  if (column.names === true)
    return (
      <th role="rowheader" scope="row" class={column.key}>
        {content}
      </th>
    );
  return (
    <td role="cell" class={`${column.key}${column.acts === true ? ' acts' : ''}`}>
      {column.acts === true ? null : (
        <span class="card-label" aria-hidden="true">
          {column.head}
        </span>
      )}
      <div>{content}</div>
    </td>
  );
};
