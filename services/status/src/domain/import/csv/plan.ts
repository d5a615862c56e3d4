import { makeCatalogue } from '../catalogue.ts';
import { foldName, keyOfName } from '../keys.ts';
import type { ImportEntry, ImportOptions } from '../plan.ts';
import { makeReport, type Report, type Tell } from '../report.ts';
import type { Extra } from '../statuspage/context.ts';
import { planIncident, type Entry } from '../statuspage/incident.ts';
import { glimpsesOf } from '../statuspage/plan.ts';
import { sightComponents, type Sighted } from '../statuspage/sight.ts';
import type { Fields } from '../values.ts';
import { makeClock } from './clock.ts';
import { kindOfRow, readColumns, type Columns, type RowKind } from './columns.ts';
import { readIncidents } from './incidents.ts';
import { planOutages } from './outages.ts';
import { readProbes, type Series } from './probes.ts';
import { readTable, type Row, type Table } from './table.ts';

/** What a table holds, read but not yet planned. */
export type Contents = { series: Series[]; entries: Entry[]; extras: ReadonlyMap<Fields, Extra> };

const byKind = (rows: readonly Row[], columns: Columns, file: string, tell: Tell): Map<RowKind, Row[]> => {
  const sorted = new Map<RowKind, Row[]>([
    ['event', []],
    ['update', []],
    ['probe', []],
  ]);
  for (const row of rows) {
    const kind = kindOfRow(row, columns);
    if (kind === undefined) tell('import.row_unreadable', `${file}${row.line}`, row.values.join(' '));
    else sorted.get(kind)?.push(row);
  }
  return sorted;
};

const tellSurplus = ({ header, rows }: Table, tell: Tell, file: string): void => {
  for (const { line, values } of rows) {
    const surplus = values.length > header.length ? values.slice(header.length).join(' ').trim() : '';
    if (surplus !== '') tell('import.surplus_cells', `${file}${line}`, surplus);
  }
};

function* timesIn(rows: readonly Row[], { cell }: Columns): Generator<string> {
  for (const row of rows) for (const field of ['begin', 'end', 'time'] as const) yield cell(row, field);
}

/** Names of existing components: a cell with commas may be one of them as a whole. */
const knownNames = (options: ImportOptions): ((name: string) => boolean) => {
  const names = new Set((options.known ?? []).flatMap(({ name }) => [foldName(name.fr), foldName(name.en)]));
  return (name) => names.has(foldName(name));
};

/** Reads a table into series of probes and entries of events. `file` stands before the line numbers of its lines. */
export const readContents = (table: Table, options: ImportOptions, tell: Tell, file: string): Contents => {
  const columns = readColumns(table, options.columns ?? {}, tell, file);
  const clock = makeClock(timesIn(table.rows, columns), options.zone, tell, file);
  tellSurplus(table, tell, file);
  const rows = byKind(table.rows, columns, file, tell);
  const extras = new Map<Fields, Extra>();
  const reading = { extras, isComponent: knownNames(options), columns, clock, tell, file, options, now: options.now };
  const entries = readIncidents(rows.get('event') ?? [], rows.get('update') ?? [], reading);
  return { series: readProbes(rows.get('probe') ?? [], reading), entries, extras };
};

/** Adds the components of series: under their slug where they have one. */
export const sightSeries = ({ sightings }: Pick<Sighted, 'sightings'>, all: readonly Series[]): void => {
  for (const { slug, name, where, probes } of all) {
    const [first, last] = [probes[0], probes.at(-1)];
    if (first === undefined || last === undefined) continue;
    sightings.see({
      source: slug,
      name,
      ...(slug === '' ? {} : { key: keyOfName(slug) }),
      since: first.at,
      rank: last.at,
      where,
    });
  }
};

function* planContents(
  { series, entries, extras }: Contents,
  options: ImportOptions,
  { tell, take }: Report,
): Generator<ImportEntry> {
  const zone = options.zone;
  const sighted = sightComponents([], glimpsesOf(entries, zone, options.now), zone, tell);
  sightSeries(sighted, series);
  const { components, keyOf } = makeCatalogue(sighted.sightings, options, tell);
  yield* components;
  yield* take();
  const isLink = (source: string, name: string): boolean => sighted.links.has(source) || sighted.links.has(name);
  const extraOf = (update: Fields): Extra | undefined => extras.get(update);
  for (const entry of entries) {
    const event = planIncident(entry, { page: '', zone, options, tell, keyOf, isLink, extraOf });
    if (event) yield event;
    yield* take();
  }
  for (const one of series) {
    const key = keyOf(one.slug, one.name);
    if (key !== undefined) yield* planOutages(one, key, options, tell);
    yield* take();
  }
}

/**
 * Plans a CSV file of events, updates and probes. `guessed`: the code page that it was taken for. Throws import.not_csv,
 * import.unknown_columns or import.bad_option at once.
 */
export const planCsv = (text: string, options: ImportOptions, guessed?: string): Iterable<ImportEntry> => {
  const report = makeReport();
  if (guessed !== undefined) report.tell('import.encoding_guessed', 'line 1', guessed);
  return planContents(readContents(readTable(text), options, report.tell, 'line '), options, report);
};
