import type { Phase } from '../../events.ts';
import type { EventKind, Impact } from '../../states.ts';
import type { Text } from '../../text.ts';
import { inLanguage } from '../cut.ts';
import { finishEvent, settlePhase } from '../finish-event.ts';
import { eventIdOf, isEventId, shortHash } from '../keys.ts';
import { oneLine } from '../plain-text.ts';
import type { PlannedEvent, PlannedUpdate } from '../plan.ts';
import { dropsIn } from '../report.ts';
import { shown } from '../times.ts';
import { isAbsent, isFields, listOf, textOf, type Fields } from '../values.ts';
import { impactOfWord, isMaintenanceWord, namesMaintenance, phaseOfWord } from '../words.ts';
import { componentsNamed } from './affected.ts';
import type { Context } from './context.ts';
import { spanOf } from './span.ts';
import { readCourse } from './updates.ts';
import { windowOf, type Window } from './window.ts';

/** An entry of the document under the id that it will have. */
export type Entry = {
  id: string;
  source: string;
  fields: Fields;
  where: string;
  planned: boolean;
  /** Where it differs from `statuspage:<page>/<id>`. */
  origin?: string;
  /** Title in both languages, for sources that have it. */
  title?: Text;
  /** Where the source says in which regions it was. */
  regions?: string[];
  /** Whether the source says that its times were. */
  reconstructed?: boolean;
  /** What the report shows of an entry that is refused, where that is not its name and its times. */
  found?: () => string;
};

const nameAndTimes = ({ name, started_at, created_at, scheduled_for, ...rest }: Fields): string =>
  [name, started_at, created_at, scheduled_for].flatMap((value) => textOf(value) ?? []).join(' ') ||
  JSON.stringify(rest).slice(0, 400);

/** The id of an entry: the source's where it fits; made of its name and begin where it has none. */
export const identify = (fields: Fields, where: string, planned: boolean, tell: Context['tell']): Entry => {
  const stated = textOf(fields.id);
  const source =
    stated ??
    shortHash(
      `${textOf(fields.name) ?? ''} ${textOf(fields.started_at ?? fields.created_at ?? fields.scheduled_for) ?? ''}`,
    );
  const id = eventIdOf('sp', stated ?? `none ${source}`);
  if (stated === undefined) tell('import.no_id', where, fields.name, id);
  else if (!isEventId(stated)) tell('import.id_changed', where, stated, id);
  return { id, source, fields, where, planned };
};

/** A maintenance is what stands in the list of planned ones, has a planned begin, or uses the words of one. */
export const kindOf = ({ fields, planned }: Pick<Entry, 'fields' | 'planned'>): EventKind => {
  if (planned || !isAbsent(fields.scheduled_for)) return 'maintenance';
  const words = [
    fields.status,
    ...listOf(fields.incident_updates).map((update) => (isFields(update) ? update.status : '')),
  ];
  const says = words.some((word) => typeof word === 'string' && isMaintenanceWord(word));
  return says || namesMaintenance(textOf(fields.impact) ?? '') ? 'maintenance' : 'incident';
};

/** Unknown impact counts as minor, none stated as none; "maintenance" is a kind and no impact. */
const impactOf = ({ fields, where, id }: Entry, { tell }: Context): Impact => {
  const value = isAbsent(fields.impact_override) ? fields.impact : fields.impact_override;
  if (isAbsent(value)) return 'none';
  const word = textOf(value) ?? '';
  const impact = impactOfWord(word) ?? (namesMaintenance(word) ? 'none' : undefined);
  if (impact === undefined) tell('import.unknown_impact', where, value, id);
  return impact ?? 'minor';
};

const titleOf = ({ fields, where, id }: Entry, { tell }: Context): string => {
  const title = fields.name ?? fields.title;
  if (!isAbsent(title) && typeof title !== 'string') tell('import.bad_field', `${where}.name`, title, id);
  return oneLine(textOf(title) ?? '', dropsIn(tell, where, id));
};

const phaseOf = (
  { fields, where, id }: Entry,
  kind: EventKind,
  updates: readonly PlannedUpdate[],
  { tell }: Context,
): Phase => {
  const word = textOf(fields.status);
  const phase = word === undefined ? undefined : phaseOfWord(word, kind);
  if (word !== undefined && phase === undefined) tell('import.unknown_status', where, word, id);
  return phase ?? updates.at(-1)?.phase ?? (kind === 'maintenance' ? 'scheduled' : 'investigating');
};

const tellOutside = (
  entry: Entry,
  kind: EventKind,
  { startsAt, endsAt }: Window,
  updates: readonly PlannedUpdate[],
  { tell }: Context,
): void => {
  const first = updates[0]?.at ?? startsAt;
  const last = updates.at(-1)?.at ?? startsAt;
  if (first < startsAt && kind === 'incident') tell('import.update_before_start', entry.where, shown(first), entry.id);
  if (endsAt !== null && endsAt > startsAt && last > endsAt)
    tell('import.update_after_end', entry.where, shown(last), entry.id);
};

/** Plans one incident or maintenance; undefined where it is refused, with a line that says why. */
export const planIncident = (entry: Entry, context: Context): PlannedEvent | undefined => {
  const { id, fields, where } = entry;
  const kind = kindOf(entry);
  const course = readCourse(fields, where, id, kind, context);
  const found = entry.found ?? (() => nameAndTimes(fields));
  const subject = { fields, where, id, updates: course.updates, found };
  const incident = kind === 'incident' ? spanOf(subject, context) : windowOf(subject, context);
  if (incident === undefined) return undefined;
  const span = { cancelled: false, ...incident };
  tellOutside(entry, kind, span, course.updates, context);
  const phase = span.cancelled ? 'cancelled' : phaseOf(entry, kind, course.updates, context);
  const draft = {
    id,
    origin:
      entry.origin ?? `statuspage:${context.page || (textOf(fields.page_id) ?? '')}/${entry.source}`.slice(0, 300),
    kind,
    title: entry.title ?? inLanguage(titleOf(entry, context), context.options.language),
    impact: impactOf(entry, context),
    components: [...new Set([...componentsNamed(fields.components, `${where}.components`, context), ...course.named])],
    startsAt: span.startsAt,
    endsAt: span.endsAt,
    ...(entry.regions && { regions: entry.regions }),
    reconstructed: span.reconstructed || entry.reconstructed === true,
    phase: settlePhase(phase, { ...span, kind }, context.options.now),
    updates: [...course.updates, ...course.postmortems],
    where,
  };
  return finishEvent(draft, context.tell);
};
