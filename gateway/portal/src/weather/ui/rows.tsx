import { addDays } from '../calendar.ts';
import { markedDay, ruling, stripLabel, type Detail } from '../days.ts';
import { componentLink } from '../links.ts';
import type { WeatherRow } from '../numbers.ts';
import { skyOf } from '../sky.ts';
import { stripHtml } from '../strip.ts';
import { spokenPlain, type View } from '../view.ts';
import { RowUptime } from './percent.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Written } from './pieces.tsx';

/** What the rows of a grid share. */
type Grid = { v: View; from: string; until: string; detail: Detail; today: string; region?: string };

/** A row with the rows below it in the tree. */
type RowTree = { row: WeatherRow; children: RowTree[] };

/** Puts rows, given in the order of the tree, under their groups. */
const treeOf = (rows: readonly WeatherRow[]): RowTree[] => {
  const roots: RowTree[] = [];
  const path: RowTree[] = [];
  for (const row of rows) {
    const node = { row, children: [] };
    while ((path.at(-1)?.row.depth ?? -1) >= row.depth) path.pop();
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
};

/** The strip of a row, as text: the dearest part of the page. */
const Strip = ({ grid, row }: { grid: Grid; row: WeatherRow }) => {
  const dayAt = markedDay(grid.v, row, grid.from, grid.detail);
  const html = stripHtml(row.days, stripLabel(grid.v, row.days), dayAt);
  return <div class="days" dangerouslySetInnerHTML={{ __html: html }} />;
};

const Row = ({ grid, row }: { grid: Grid; row: WeatherRow }) => (
  <div class="row">
    <span class="name">
      <Glyph sky={skyOf(row.state)} label={grid.v.t.states[row.state]} />
      <a href={componentLink(grid.v.query, row.component.key)}>
        <Written v={grid.v} text={row.component.name} />
      </a>
    </span>
    <Strip grid={grid} row={row} />
    <RowUptime v={grid.v} row={row} />
  </div>
);

const calm = ({ row, children }: RowTree): boolean =>
  row.notes.length === 0 && (row.state === 'operational' || row.state === 'no_data') && children.every(calm);

const Node = ({ grid, node, level, fold }: { grid: Grid; node: RowTree; level: number; fold: boolean }) => (
  <li class="node">
    <Row grid={grid} row={node.row} />
    {node.children.length === 0 ? null : (
      <details open={!(fold && level >= 2 && calm(node))}>
        <summary>
          <span class="hidden">
            {grid.v.t.weather.contentsOf} {spokenPlain(node.row.component.name, grid.v.lang)},{' '}
          </span>
          <span class="count">{grid.v.t.weather.contents(node.children.length)}</span>
        </summary>
        <ul class="nodes">
          {node.children.map((child) => (
            <Node grid={grid} node={child} level={level + 1} fold={fold} />
          ))}
        </ul>
      </details>
    )}
  </li>
);

/** The dates above the strips, at the lines that rule them. */
const Axis = ({ grid, count }: { grid: Grid; count: number }) => {
  const { v, from, until, today } = grid;
  const parts = ruling(count);
  const step = count / parts;
  const last = until === today ? v.t.weather.today : v.f.shortDay(until);
  return (
    <div class={`row axis`} aria-hidden="true">
      <span class="name">{v.t.weather.component}</span>
      <span class={`dates parts-${parts}`}>
        {Array.from({ length: parts }, (_, index) => (
          <span>{v.f.shortDay(addDays(from, index * step))}</span>
        ))}
        {step > 1 ? <span class="last">{last}</span> : null}
      </span>
      <span class="uptime">{v.t.weather.uptime}</span>
    </div>
  );
};

// On a long page a group on which nothing happened opens on demand; below this every group is open.
const longPage = 40;

/** The grid of days: a tree of rows, groups fold, newest day at the right (ST-01, ST-18). */
export const Rows = ({ grid, rows }: { grid: Grid; rows: readonly WeatherRow[] }) => {
  const lead = rows[0]?.component.parent === '' ? rows[0] : undefined;
  const trees = treeOf(lead === undefined ? rows : rows.slice(1));
  const count = rows[0]?.days.length ?? 0;
  return (
    <div class={`grid ruled-${ruling(count)}${grid.detail === 'full' || grid.detail === 'short' ? '' : ' terse'}`}>
      <Axis grid={grid} count={count} />
      <ul class="nodes">
        {lead === undefined ? null : (
          <li class="node lead">
            <Row grid={grid} row={lead} />
          </li>
        )}
        {trees.map((node) => (
          <Node grid={grid} node={node} level={1} fold={rows.length > longPage} />
        ))}
      </ul>
    </div>
  );
};
