import type { PlannedUpdate } from '../plan.ts';
import { firstTime, shown } from '../times.ts';
import { textOf, type Fields } from '../values.ts';
import { isOver, phaseOfWord } from '../words.ts';
import type { Context } from './context.ts';

/** From when to when an incident was. `reconstructed`: from dated lines. */
export type Span = { startsAt: number; endsAt: number | null; reconstructed: boolean };

/** What the times of an incident are read from. */
export type Subject = {
  fields: Fields;
  where: string;
  id: string;
  updates: readonly PlannedUpdate[];
  /** What the report shows of it where it is refused. */
  found: () => string;
};

const longOpenSeconds = 90 * 86_400;

/** When an incident began: started_at, else the earlier of created_at and its first update; undefined where nothing says. */
export const beginOf = (
  { fields, where, updates }: Pick<Subject, 'fields' | 'where' | 'updates'>,
  { zone, tell }: Pick<Context, 'zone' | 'tell'>,
): number | undefined => {
  const started = firstTime(fields, ['started_at'], zone, where, tell);
  if (started !== undefined) return started;
  const created = firstTime(fields, ['created_at'], zone, where, tell);
  const first = updates[0]?.at;
  return created === undefined || first === undefined ? (created ?? first) : Math.min(created, first);
};

/** The last update that says it is over. */
export const lastOver = (updates: readonly PlannedUpdate[]): PlannedUpdate | undefined =>
  updates.findLast(({ phase }) => isOver(phase));

/** The end as the source states it: `undefined` while it lasts. */
const statedEnd = (begin: number, subject: Subject, context: Context): number | undefined => {
  const { fields, where, id, updates } = subject;
  const { tell, options } = context;
  const resolved = firstTime(fields, ['resolved_at'], context.zone, where, tell);
  const last = updates.at(-1);
  const phase = phaseOfWord(textOf(fields.status) ?? '', 'incident') ?? last?.phase;
  const over = phase !== undefined && isOver(phase);
  if (resolved !== undefined && resolved > options.now) {
    tell('import.end_in_future', where, shown(resolved), id);
    return undefined;
  }
  if (resolved !== undefined && !over) {
    const reopened = last !== undefined && last.at > resolved && !isOver(last.phase);
    tell(reopened ? 'import.reopened' : 'import.status_contradicts', where, fields.status, id);
    return reopened ? undefined : resolved;
  }
  if (resolved !== undefined || !over) return resolved;
  const from = lastOver(updates) ?? last;
  if (from !== undefined) tell('import.end_from_update', where, shown(from.at), id);
  return from?.at ?? begin;
};

/** An end at the begin says no length: dated lines give it, else later updates (ST-05). */
const lengthen = (at: number, { where, id, updates }: Subject, { tell }: Context): Span => {
  const lines = updates.filter(({ reconstructed }) => reconstructed);
  const [firstLine, lastLine] = [lines[0]?.at ?? at, lines.at(-1)?.at ?? at];
  if (lastLine > at) {
    tell('import.length_reconstructed', where, `${shown(at)} ${shown(lastLine)}`, id);
    return { startsAt: at, endsAt: lastLine, reconstructed: true };
  }
  if (firstLine < at && (lastLine > firstLine || lines.length === 1)) {
    const endsAt = lines.length === 1 ? at : lastLine;
    tell('import.times_from_lines', where, `${shown(firstLine)} ${shown(endsAt)}`, id);
    return { startsAt: firstLine, endsAt, reconstructed: true };
  }
  const closing = lastOver(updates)?.at ?? at;
  tell(closing > at ? 'import.end_from_update' : 'import.length_unknown', where, shown(closing), id);
  return { startsAt: at, endsAt: Math.max(closing, at), reconstructed: false };
};

const open = (begin: number, { where, id, updates }: Subject, { tell, options }: Context): Span => {
  const last = Math.max(begin, updates.at(-1)?.at ?? begin);
  if (options.now - last > longOpenSeconds) tell('import.still_open', where, shown(last), id);
  return { startsAt: begin, endsAt: null, reconstructed: false };
};

/** The span of an incident, undefined where it is refused (a line says why). */
export const spanOf = (subject: Subject, context: Context): Span | undefined => {
  const { where, id } = subject;
  const begin = beginOf(subject, context);
  if (begin === undefined || begin > context.options.now) {
    context.tell(
      begin === undefined ? 'import.no_begin' : 'import.in_future',
      where,
      begin === undefined ? subject.found() : shown(begin),
      id,
    );
    return undefined;
  }
  const end = statedEnd(begin, subject, context);
  if (end === undefined) return open(begin, subject, context);
  if (end === begin) return lengthen(begin, subject, context);
  if (end < begin) context.tell('import.end_before_start', where, `${shown(begin)} ${shown(end)}`, id);
  return { startsAt: Math.min(begin, end), endsAt: Math.max(begin, end), reconstructed: false };
};
