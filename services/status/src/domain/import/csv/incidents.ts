import { eventIdOf, isEventId, shortHash } from '../keys.ts';
import { oneLine } from '../plain-text.ts';
import { dropsIn } from '../report.ts';
import { withoutRepeats } from '../repeats.ts';
import type { Entry } from '../statuspage/incident.ts';
import type { Fields } from '../values.ts';
import { isMaintenanceWord, namesMaintenance } from '../words.ts';
import type { Columns } from './columns.ts';
import { componentsOf, courseOf, updateFields, type Drafted, type Reading } from './course.ts';
import type { Row } from './table.ts';

// Rows become entries in the shape of Statuspage, so that one set of rules plans both.

/** What a row says of an event in general; a file without an impact column gets minor. */
const eventFields = (row: Row, reading: Reading): Fields => {
  const { columns, clock, file } = reading;
  const { cell, has } = columns;
  const where = `${file}${row.line}`;
  const begin = clock.read(cell(row, 'begin') || cell(row, 'time'), where);
  const end = clock.readEnd(cell(row, 'end'), begin, where);
  const planned =
    isMaintenanceWord(cell(row, 'status')) || [cell(row, 'type'), cell(row, 'impact')].some(namesMaintenance);
  return {
    name: cell(row, 'title') || cell(row, 'name') || cell(row, 'title_en') || cell(row, 'title_fr'),
    impact: has('impact') ? cell(row, 'impact') : planned ? 'none' : 'minor',
    ...(planned ? { scheduled_for: begin, scheduled_until: end } : { started_at: begin, resolved_at: end }),
    status:
      cell(row, 'status') === ''
        ? end === undefined
          ? undefined
          : planned
            ? undefined
            : 'resolved'
        : cell(row, 'status'),
    components: componentsOf(row, reading).map((name) => ({ name })),
    updated_at: cell(row, 'time'),
  };
};

const draftEvent = (row: Row, reading: Reading): Drafted => {
  const { columns, file, tell } = reading;
  const fields = eventFields(row, reading);
  const stated = columns.cell(row, 'id') || columns.cell(row, 'event');
  const begin = fields.started_at ?? fields.scheduled_for;
  const source = stated || `csv-${shortHash(JSON.stringify([fields.name, begin, columns.cell(row, 'components')]))}`;
  const id = eventIdOf('csv', source);
  const where = `${file}${row.line}`;
  if (stated === '' && hasIds(columns)) tell('import.no_id', where, fields.name, id);
  else if (!isEventId(source)) tell('import.id_changed', where, stated, id);
  return { id, source, fields, where, row };
};

const hasIds = ({ has }: Columns): boolean => has('id') || has('event');

/** An event that only rows of updates tell of: it begins with the first and is called after its title or id. */
const fromUpdates = (source: string, updates: readonly UpdateRow[], reading: Reading): Drafted | undefined => {
  const [first] = updates;
  if (first === undefined) return undefined;
  const { cell } = reading.columns;
  const name = updates.map(({ row }) => cell(row, 'title') || cell(row, 'name')).find((text) => text !== '') ?? source;
  const id = eventIdOf('csv', source);
  reading.tell('import.event_from_updates', `${reading.file}${first.row.line}`, source, id);
  const impact = updates.map(({ row }) => cell(row, 'impact')).find((text) => text !== '') ?? 'minor';
  const components = updates.flatMap(({ row }) => componentsOf(row, reading)).map((component) => ({ name: component }));
  return {
    id,
    source,
    fields: { name, impact, components },
    where: `${reading.file}${first.row.line}`,
    row: first.row,
  };
};

const titleOf = (row: Row, { columns: { cell }, tell, file }: Reading): Entry['title'] => {
  const onDrop = dropsIn(tell, `${file}${row.line}`);
  const title = { fr: oneLine(cell(row, 'title_fr'), onDrop), en: oneLine(cell(row, 'title_en'), onDrop) };
  return title.fr === '' && title.en === '' ? undefined : title;
};

type UpdateRow = { row: Row; fields: Fields };

const updatesByEvent = (rows: readonly Row[], reading: Reading): Map<string, UpdateRow[]> => {
  const { columns, tell, file } = reading;
  const named = rows.filter((row) => columns.cell(row, 'event') !== '');
  for (const row of rows)
    if (columns.cell(row, 'event') === '') tell('import.row_unreadable', `${file}${row.line}`, row.values.join(' '));
  return Map.groupBy(
    named.map((row) => ({ row, fields: updateFields(row, reading) })),
    ({ row }) => columns.cell(row, 'event'),
  );
};

/** The events of the rows, each with its updates, ready for the rules of Statuspage. */
export const readIncidents = (eventRows: readonly Row[], updateRows: readonly Row[], reading: Reading): Entry[] => {
  const { columns, tell, file } = reading;
  if (eventRows.length > 0 && !hasIds(columns)) tell('import.no_id', `${file}1`, `${eventRows.length} x`);
  const codes = { same: 'import.repeated', other: 'import.repeated_differently' } as const;
  const events = withoutRepeats(
    eventRows.map((row) => draftEvent(row, reading)),
    codes,
    tell,
  );
  const updates = updatesByEvent(updateRows, reading);
  const known = new Set(events.map(({ source }) => source));
  const orphans = [...updates].flatMap(([source, rows]) =>
    known.has(source) ? [] : [fromUpdates(source, rows, reading)],
  );
  return [...events, ...orphans.filter((one) => one !== undefined)].map((drafted): Entry => {
    const rows = (updates.get(drafted.source) ?? []).map(({ fields }) => fields);
    const own = known.has(drafted.source);
    const course = own ? courseOf(drafted, rows, reading) : rows;
    const title = titleOf(drafted.row, reading);
    const { id, source, where } = drafted;
    const fields = { ...drafted.fields, incident_updates: course };
    return {
      id,
      source,
      where,
      fields,
      planned: false,
      origin: `csv:${source}`.slice(0, 300),
      found: () => drafted.row.values.join(' '),
      ...(title ? { title } : {}),
    };
  });
};
