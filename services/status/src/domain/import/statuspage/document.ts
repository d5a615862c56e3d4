import { wrongShape } from '../errors.ts';
import type { Tell } from '../report.ts';
import { isAbsent, isFields, kindOf, listOf, textOf, type Fields } from '../values.ts';
import { zoneOf, type Zone } from '../zone-names.ts';

/** One entry of a list of the document, not yet looked at. */
export type RawEntry = { raw: unknown; where: string; planned: boolean };

/** A document of Statuspage's API v2 or of an export of it. `zone` is that of its page, UTC where it names none; `language` its own, where it says. */
export type Document = {
  page: string;
  language?: 'fr' | 'en';
  zone: Zone;
  entries: RawEntry[];
  components: RawEntry[];
};

const entriesOf = (list: unknown, name: string, planned = false): RawEntry[] => {
  if (isAbsent(list)) return [];
  if (!Array.isArray(list)) throw wrongShape(name, 'array', kindOf(list));
  return listOf(list).map((raw, index) => ({ raw, where: `${name}[${index}]`, planned }));
};

const isIncident = (value: Fields): boolean =>
  Array.isArray(value.incident_updates) ||
  (textOf(value.name) !== undefined && ('impact' in value || 'started_at' in value));

/** What is there instead, for whoever took the wrong file. */
const namesOf = (value: Fields): string => Object.keys(value).join(', ').slice(0, 200) || '{}';

const languageOf = ({ language }: Fields): 'fr' | 'en' | undefined =>
  language === 'fr' || language === 'en' ? language : undefined;

const lists = ['incidents', 'scheduled_maintenances'];

const zoneOfPage = (page: Fields, tell: Tell): Zone => {
  const name = textOf(page.time_zone);
  const zone = name === undefined ? undefined : zoneOf(name);
  if (name !== undefined && zone === undefined) tell('import.unknown_zone', 'page.time_zone', name);
  return zone ?? 'UTC';
};

/**
 * Finds the lists of a document: `{ page, incidents, scheduled_maintenances, components }` (any of the lists may be missing), a bare list
 * of incidents, one incident, or `{ incident }`. Throws import.wrong_shape with the path at fault for anything else.
 */
export const readDocument = (value: unknown, tell: Tell): Document => {
  if (Array.isArray(value)) return { page: '', zone: 'UTC', entries: entriesOf(value, ''), components: [] };
  if (!isFields(value)) throw wrongShape('content', 'object / array', kindOf(value));
  const page = isFields(value.page) ? value.page : {};
  const language = languageOf(page);
  const head = { page: textOf(page.id) ?? '', zone: zoneOfPage(page, tell), ...(language && { language }) };
  if (isFields(value.incident))
    return { ...head, entries: [{ raw: value.incident, where: 'incident', planned: false }], components: [] };
  if (!lists.some((name) => name in value)) {
    if (!isIncident(value) && !('components' in value)) throw wrongShape('incidents', 'array', namesOf(value));
    if (isIncident(value))
      return { ...head, entries: [{ raw: value, where: 'incident', planned: false }], components: [] };
  }
  const entries = [
    ...entriesOf(value.incidents, 'incidents'),
    ...entriesOf(value.scheduled_maintenances, 'scheduled_maintenances', true),
  ];
  return { ...head, entries, components: entriesOf(value.components, 'components') };
};
