import { importBadOption, importError, importUnknownColumns } from '../errors.ts';
import type { Tell } from '../report.ts';
import { namesMaintenance, wordOf } from '../words.ts';
import type { Row, Table } from './table.ts';

const fieldWords = {
  type: 'type kind genre nature record record_type',
  id: 'id identifiant reference ref uid',
  event: 'event event_id incident incident_id evenement id_evenement id_incident maintenance_id',
  title: 'title titre subject sujet summary resume libelle objet incident_name event_name intitule',
  title_fr: 'title_fr titre_fr',
  title_en: 'title_en titre_en',
  name: 'name nom',
  begin:
    'begin begins begin_at begins_at start starts start_at started started_at starts_at start_time start_date from debut date_debut date_de_debut commence since depuis opened opened_at ouverture scheduled_for',
  end: 'end ends end_at ended ended_at ends_at end_time end_date to until fin date_fin date_de_fin jusqu_a resolved_at closed closed_at fermeture finished finished_at scheduled_until',
  impact: 'impact severity gravite severite criticality criticite priority priorite',
  components:
    'components component composants composant services service affected affected_components component_name systems system application applications solution solutions monitor site check',
  status: 'status phase statut',
  state: 'state etat new_status component_status component_state etat_composant',
  time: 'time timestamp date at datetime date_time heure horodatage checked_at when display_at date_heure date_et_heure created_at',
  text: 'text body message description comment texte commentaire details detail update corps',
  text_fr: 'text_fr texte_fr body_fr',
  text_en: 'text_en texte_en body_en',
  slug: 'slug key cle component_key component_slug cle_composant',
  code: 'code http_status http_code status_code response_code code_http statut_http',
} as const;

type Field = keyof typeof fieldWords;
const fields = Object.keys(fieldWords) as Field[];
const fieldOfWord = new Map(
  fields.flatMap((field) => fieldWords[field].split(' ').map((word): [string, Field] => [word, field])),
);

/** What a row is. */
export type RowKind = 'event' | 'update' | 'probe';

/** Reads cells by field; `has` tells whether the file has a column for it. */
export type Columns = {
  cell: (row: Row, field: Field) => string;
  has: (field: Field) => boolean;
  kind: RowKind | undefined;
};

const mapped = (header: readonly string[], wishes: Readonly<Record<string, string>>): Map<Field, number> =>
  new Map(
    Object.entries(wishes).map(([field, name]): [Field, number] => {
      const index = header.findIndex((column) => column === name || wordOf(column) === wordOf(name));
      const known = fields.find((one) => one === field);
      if (known === undefined || index === -1) throw importError(importBadOption, `columns.${field}`, { column: name });
      return [known, index];
    }),
  );

/** What all rows of a file without a type column are, by the columns that it has. */
const kindOf = (has: Columns['has']): RowKind | undefined => {
  const names = has('slug') || has('name') || has('components');
  const tells = has('title') || has('title_fr') || has('title_en');
  if (has('event') && has('time') && (has('status') || has('text') || has('state')) && !has('begin')) return 'update';
  if (has('begin') && (names || tells || has('text'))) return 'event';
  if (has('time') && names && (has('state') || has('status') || has('code')) && !tells && !has('text')) return 'probe';
  return has('time') && (tells || has('text')) ? 'event' : undefined;
};

/** Finds the columns by name (docs/import-rules.md lists the names) or by the given map. Throws import.unknown_columns or import.bad_option. */
export const readColumns = (
  { header }: Table,
  wishes: Readonly<Record<string, string>>,
  tell: Tell,
  file: string,
): Columns => {
  const found = mapped(header, wishes);
  const taken = new Set(found.values());
  for (const [index, name] of header.entries()) {
    if (taken.has(index)) continue;
    const field = fieldOfWord.get(wordOf(name));
    if (field !== undefined && !found.has(field)) found.set(field, index);
    else tell('import.column_ignored', `${file}1`, name);
  }
  const has = (field: Field): boolean => found.has(field);
  const kind = kindOf(has);
  if (kind === undefined && !has('type')) {
    const params = {
      found: header.join(', ').slice(0, 200),
      missing: 'begin+title | event+time+status | time+component+state',
    };
    throw importError(importUnknownColumns, 'columns', params);
  }
  return { has, kind, cell: (row, field) => row.values[found.get(field) ?? -1] ?? '' };
};

const typeWords: ReadonlyMap<string, RowKind> = new Map<string, RowKind>([
  ...['event', 'incident', 'evenement', 'outage', 'panne'].map((word): [string, RowKind] => [word, 'event']),
  ...['update', 'mise_a_jour', 'maj', 'incident_update'].map((word): [string, RowKind] => [word, 'update']),
  ...['probe', 'sonde', 'check', 'mesure', 'heartbeat'].map((word): [string, RowKind] => [word, 'probe']),
]);

/** What one row is: by its type cell, else by the columns of the file; undefined where the cell says something else. */
export const kindOfRow = (row: Row, { cell, kind }: Columns): RowKind | undefined => {
  const word = cell(row, 'type');
  if (word === '') return kind;
  return typeWords.get(wordOf(word)) ?? (namesMaintenance(word) ? 'event' : undefined);
};
