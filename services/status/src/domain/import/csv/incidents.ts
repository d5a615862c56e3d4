import { eventIdOf, shortHash } from '../keys.ts';
import { oneLine } from '../plain-text.ts';
import { withoutRepeats } from '../repeats.ts';
import type { Entry } from '../statuspage/incident.ts';
import type { Fields } from '../values.ts';
import { isMaintenanceWord, wordOf } from '../words.ts';
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
  const words = [cell(row, 'type'), cell(row, 'impact')].map(wordOf);
  const planned = words.includes('maintenance') || isMaintenanceWord(cell(row, 'status'));
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
  const { columns, file } = reading;
  const fields = eventFields(row, reading);
  const stated = columns.cell(row, 'id') || columns.cell(row, 'event');
  const begin = fields.started_at ?? fields.scheduled_for;
  const source = stated || `csv-${shortHash(JSON.stringify([fields.name, begin, columns.cell(row, 'components')]))}`;
  return { id: eventIdOf('csv', source), source, fields, where: `${file}${row.line}`, row };
};

/** An event that only rows of updates tell of: it begins with the first and is called after its title or id. */
const fromUpdates = (
  source: string,
  updates: readonly { row: Row; fields: Fields }[],
  reading: Reading,
): Drafted | undefined => {
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

const titleOf = (row: Row, { cell }: Columns): Entry['title'] => {
  const title = { fr: oneLine(cell(row, 'title_fr')), en: oneLine(cell(row, 'title_en')) };
  return title.fr === '' && title.en === '' ? undefined : title;
};

/** The events of the rows, each with its updates, ready for the rules of Statuspage. */
export const readIncidents = (eventRows: readonly Row[], updateRows: readonly Row[], reading: Reading): Entry[] => {
  const { columns, tell, file } = reading;
  const codes = { same: 'import.repeated', other: 'import.repeated_differently' } as const;
  const events = withoutRepeats(
    eventRows.map((row) => draftEvent(row, reading)),
    codes,
    tell,
  );
  const updates = Map.groupBy(
    updateRows
      .filter((row) => {
        if (columns.cell(row, 'event') === '')
          tell('import.row_unreadable', `${file}${row.line}`, row.values.join(' '));
        return columns.cell(row, 'event') !== '';
      })
      .map((row) => ({ row, fields: updateFields(row, reading) })),
    ({ row }) => columns.cell(row, 'event'),
  );
  const known = new Set(events.map(({ source }) => source));
  const orphans = [...updates].flatMap(([source, rows]) =>
    known.has(source) ? [] : [fromUpdates(source, rows, reading)],
  );
  return [...events, ...orphans.filter((one) => one !== undefined)].map((drafted): Entry => {
    const rows = (updates.get(drafted.source) ?? []).map(({ fields }) => fields);
    const own = known.has(drafted.source);
    const course = own ? courseOf(drafted, rows, reading) : rows;
    const title = titleOf(drafted.row, columns);
    const { id, source, where } = drafted;
    const fields = { ...drafted.fields, incident_updates: course };
    return {
      id,
      source,
      where,
      fields,
      planned: false,
      origin: `csv:${source}`.slice(0, 300),
      ...(title ? { title } : {}),
    };
  });
};
