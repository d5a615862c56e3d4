import type { AtriumError, ErrorFactory } from '@atrium/chassis/errors';
import { closed, phaseNotAllowed } from './errors.ts';
import type { EventUpdate, Phase } from './events.ts';
import type { EventKind } from './states.ts';

const ofIncident: readonly Phase[] = ['investigating', 'identified', 'monitoring', 'resolved'];

// An incident goes any way, also back after it was resolved; a maintenance that is over stays over.
const moves: Record<Phase, readonly Phase[]> = {
  investigating: ofIncident,
  identified: ofIncident,
  monitoring: ofIncident,
  resolved: ofIncident,
  scheduled: ['scheduled', 'in_progress', 'cancelled'],
  in_progress: ['in_progress', 'verifying', 'completed', 'cancelled'],
  verifying: ['verifying', 'in_progress', 'completed', 'cancelled'],
  completed: ['completed'],
  cancelled: ['cancelled'],
};

/** Whether a phase is one of this kind of event. */
export const isPhaseOf = (kind: EventKind, phase: Phase): boolean =>
  ofIncident.includes(phase) === (kind === 'incident');

/** Whether an event in this phase is over. */
export const isOver = (phase: Phase): boolean => phase === 'resolved' || phase === 'completed' || phase === 'cancelled';

/** Throws status.phase_not_allowed or status.closed where an update does not fit between those before and after it. */
export const checkPhase = (kind: EventKind, course: readonly EventUpdate[], update: EventUpdate): void => {
  const place = course.indexOf(update);
  const before = course[place - 1];
  if (!isPhaseOf(kind, update.phase)) throw notAllowed(phaseNotAllowed, update, before ?? course[place + 1]);
  checkMove(before, update);
  checkMove(update, course[place + 1]);
};

const checkMove = (before: EventUpdate | undefined, after: EventUpdate | undefined): void => {
  if (before === undefined || after === undefined || moves[before.phase].includes(after.phase)) return;
  const isClosed = before.phase === 'completed' || before.phase === 'cancelled';
  throw notAllowed(isClosed ? closed : phaseNotAllowed, after, before);
};

const notAllowed = (error: ErrorFactory, { phase }: EventUpdate, from: EventUpdate | undefined): AtriumError =>
  error({ params: { phase, from: from?.phase ?? phase }, fields: [{ field: 'phase', code: 'not_allowed' }] });

/** The phase in force at a second: that of the last update until then, else of the first one. */
export const phaseAt = (course: readonly EventUpdate[], at: number): Phase | undefined =>
  (course.findLast((update) => update.at <= at) ?? course[0])?.phase;

/** Since when a course has been over: the first of its last updates that all say so; null while it is not. */
export const overSince = (course: readonly EventUpdate[]): number | null => {
  const lastOpen = course.findLastIndex((update) => !isOver(update.phase));
  return course[lastOpen + 1]?.at ?? null;
};

/** When a maintenance began; null before. */
export const begunAt = (course: readonly EventUpdate[]): number | null =>
  course.find((update) => update.phase === 'in_progress')?.at ?? null;
