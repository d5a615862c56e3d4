import type { Text } from '../../text.ts';
import type { ImportOptions } from '../plan.ts';
import { plainText } from '../plain-text.ts';
import { dropsIn, type Tell } from '../report.ts';
import type { Extra } from '../statuspage/context.ts';
import { isPostmortem } from '../statuspage/postmortem.ts';
import { textOf, type Fields } from '../values.ts';
import { isOver, phaseOfWord, phaseText } from '../words.ts';
import type { Clock } from './clock.ts';
import type { Columns } from './columns.ts';
import type { Row } from './table.ts';

/** What the reading of rows needs from around them. */
export type Reading = {
  columns: Columns;
  clock: Clock;
  tell: Tell;
  file: string;
  options: ImportOptions;
  isComponent: (name: string) => boolean;
  /** What is known of the updates made here. */
  extras: Map<Fields, Extra>;
};
/** An event as its row tells of it, before its updates. */
export type Drafted = { id: string; source: string; fields: Fields; where: string; row: Row };

/** Names in one cell: between `;`, `|` or line ends, else between commas unless the whole cell is the name of a known component. */
const namesIn = (cell: string, isComponent: (name: string) => boolean): string[] => {
  const parts = /[;|\n]/.test(cell) ? cell.split(/[;|\n]/) : isComponent(cell) ? [cell] : cell.split(',');
  return parts.map((name) => name.trim()).filter((name) => name !== '');
};

/** The names of the components that a row names. */
export const componentsOf = (row: Row, { columns, isComponent }: Reading): string[] => {
  const cell = columns.cell(row, 'components') || columns.cell(row, 'slug');
  return namesIn(cell, isComponent);
};

const affected = (names: readonly string[], state: string): Fields[] =>
  names.map((name) => ({ name, ...(state === '' ? {} : { new_status: state }) }));

const textIn = (row: Row, { cell }: Columns): string =>
  cell(row, 'text') || cell(row, 'text_en') || cell(row, 'text_fr');

/** The text in both languages where the row has both, or in French alone. */
const bothTexts = (row: Row, { columns: { cell }, tell, file }: Reading): Text | undefined => {
  const french = cell(row, 'text_fr');
  if (french === '') return undefined;
  const onDrop = dropsIn(tell, `${file}${row.line}`);
  return { fr: plainText(french, onDrop), en: plainText(cell(row, 'text_en') || cell(row, 'text'), onDrop) };
};

const noted = (fields: Fields, row: Row, reading: Reading, text = bothTexts(row, reading)): Fields => {
  reading.extras.set(fields, { where: `${reading.file}${row.line}`, ...(text ? { text } : {}) });
  return fields;
};

/** A row of an update in the shape of Statuspage. */
export const updateFields = (row: Row, reading: Reading): Fields => {
  const { columns, clock, file } = reading;
  const { cell } = columns;
  const fields = {
    id: cell(row, 'id'),
    display_at: clock.read(cell(row, 'time') || cell(row, 'begin'), `${file}${row.line}`),
    status: cell(row, 'status'),
    body: textIn(row, columns),
    affected_components: affected(componentsOf(row, reading), cell(row, 'state')),
  };
  return noted(fields, row, reading);
};

const saysOver = (update: Fields): boolean =>
  !isPostmortem(update) && isOver(phaseOfWord(textOf(update.status) ?? '', 'incident') ?? 'investigating');

/** The first update, made of the row of the event itself: where it has a text or a state, or nobody else says anything. */
const opening = ({ fields, row, id }: Drafted, rows: readonly Fields[], reading: Reading): Fields[] => {
  const { columns, options } = reading;
  const begin = fields.started_at ?? fields.scheduled_for;
  const state = columns.cell(row, 'state');
  const wanted = rows.length === 0 || textIn(row, columns) !== '' || state !== '';
  if (!wanted || typeof begin !== 'number' || begin > options.now) return [];
  const status =
    fields.scheduled_for !== undefined ? 'scheduled' : fields.resolved_at === begin ? 'resolved' : 'investigating';
  const body = textIn(row, columns);
  const update = {
    id: `${id.slice(0, 50)}-begin`,
    display_at: begin,
    status,
    body,
    affected_components: affected(componentsOf(row, reading), state),
  };
  const text = body === '' ? phaseText[status] : undefined;
  return [text ? noted(update, row, reading, text) : noted(update, row, reading)];
};

/** The last update, made of the end of an incident that no row of an update ends. */
const ending = ({ fields, row, id }: Drafted, rows: readonly Fields[], reading: Reading): Fields[] => {
  const end = fields.resolved_at;
  if (typeof end !== 'number' || end > reading.options.now || end === fields.started_at || rows.some(saysOver))
    return [];
  return [
    noted(
      { id: `${id.slice(0, 50)}-end`, display_at: end, status: 'resolved', body: '' },
      row,
      reading,
      phaseText.resolved,
    ),
  ];
};

/** The course of an event that has a row of its own: that row, the rows of its updates, its end. */
export const courseOf = (drafted: Drafted, rows: readonly Fields[], reading: Reading): Fields[] => [
  ...opening(drafted, rows, reading),
  ...rows,
  ...ending(drafted, rows, reading),
];
