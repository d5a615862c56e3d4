import { importLimits } from '../limits.ts';
import type { Tell } from '../report.ts';
import { firstTime, shown } from '../times.ts';
import { textOf } from '../values.ts';
import { isOver, phaseOfWord } from '../words.ts';
import type { Context } from './context.ts';
import { beginOf, lastOver, type Span, type Subject } from './span.ts';

/** When a maintenance was or is to be. `cancelled`: it was not held. */
export type Window = Span & { cancelled: boolean };

type Plan = { startsAt: number; endsAt: number | undefined };

const silent: Tell = () => undefined;

const isSubjectOver = ({ fields, updates }: Subject): boolean =>
  isOver(phaseOfWord(textOf(fields.status) ?? '', 'maintenance') ?? updates.at(-1)?.phase ?? 'scheduled');

/** The window as planned; one that ends before it begins is swapped. */
const planOf = (begin: number, { fields, where, id }: Subject, { zone, tell }: Context): Plan => {
  const until = firstTime(fields, ['scheduled_until'], zone, where, tell);
  if (until === undefined || until >= begin) return { startsAt: begin, endsAt: until };
  tell('import.end_before_start', where, `${shown(begin)} ${shown(until)}`, id);
  return { startsAt: until, endsAt: begin };
};

const window = (startsAt: number, endsAt: number | null, cancelled = false): Window => ({
  startsAt,
  endsAt,
  reconstructed: false,
  cancelled,
});

/** Of a maintenance that is over: to its true end. Over before it was to begin, and never in progress, means that it was not held. */
const pastWindow = (
  { startsAt, endsAt }: Plan,
  { fields, where, id, updates }: Subject,
  { zone, tell, options }: Context,
): Window => {
  const completed = firstTime(fields, ['resolved_at', 'completed_at'], zone, where, tell) ?? lastOver(updates)?.at;
  const end = completed === undefined || completed > options.now ? (endsAt ?? startsAt) : completed;
  if (end >= startsAt) return window(startsAt, end);
  const ran = updates.find(({ phase }) => phase === 'in_progress');
  if (ran && ran.at <= end) return window(ran.at, end);
  tell('import.maintenance_not_held', where, `${shown(startsAt)} ${shown(end)}`, id);
  return window(startsAt, endsAt ?? startsAt, true);
};

/** Of a maintenance that is not over: as planned. Without a planned end it lasts, or where it has not begun has no known length. */
const comingWindow = (
  { startsAt, endsAt }: Plan,
  { where, id, updates }: Subject,
  { tell, options }: Context,
): Window => {
  if (endsAt !== undefined && endsAt <= options.now) tell('import.maintenance_overdue', where, shown(endsAt), id);
  if (endsAt !== undefined) return window(startsAt, endsAt);
  const began =
    startsAt <= options.now && updates.some(({ phase }) => phase === 'in_progress' || phase === 'verifying');
  return window(startsAt, began ? null : startsAt);
};

/** The window of a maintenance: from scheduled_for to scheduled_until, or to its true end where it is over; undefined where it is refused. */
export const windowOf = (subject: Subject, context: Context): Window | undefined => {
  const { fields, where, id } = subject;
  const { tell, options, zone } = context;
  const begin = firstTime(fields, ['scheduled_for'], zone, where, tell) ?? beginOf(subject, { zone, tell });
  const until = firstTime(fields, ['scheduled_until'], zone, where, silent) ?? begin ?? 0;
  if (begin === undefined || Math.max(begin, until) > options.now + importLimits.aheadSeconds) {
    tell(
      begin === undefined ? 'import.no_begin' : 'import.too_far_ahead',
      where,
      begin === undefined ? subject.found() : shown(begin),
      id,
    );
    return undefined;
  }
  const plan = planOf(begin, subject, context);
  const found = isSubjectOver(subject) ? pastWindow(plan, subject, context) : comingWindow(plan, subject, context);
  if (found.startsAt === found.endsAt) tell('import.length_unknown', where, shown(found.startsAt), id);
  return found;
};
