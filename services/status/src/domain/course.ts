import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { due, settle } from './due.ts';
import { endsBeforeStart, inFuture, refuseMistakes, updateNotFound } from './errors.ts';
import { keepLedger } from './event-ledger.ts';
import { checkNamed, mistakesInTimes } from './event-limits.ts';
import {
  changedBy,
  courseOf,
  inCourse,
  type EventUpdate,
  type Phase,
  type StatedState,
  type StatusEvent,
} from './events.ts';
import { eventRevised, eventUpdated } from './event-facts.ts';
import { checkSize } from './event-size.ts';
import { begunAt, checkPhase, isOver, overSince, phaseAt } from './phases.ts';
import type { Places } from './places.ts';
import { untilTooLate } from './take-back.ts';
import { isEmptyText, mistakesInText, type Text } from './text.ts';

/** What somebody adds to the course of an event. No phase: it stays. No time: now. */
export type NewUpdate = {
  id: string;
  phase: Phase | null;
  text: Text;
  states: StatedState[];
  at: number | null;
  by: Actor;
};

/** What somebody says instead of an update; what is null stays. */
export type CorrectedUpdate = Omit<NewUpdate, 'text' | 'states'> & { text: Text | null; states: StatedState[] | null };

/** Adds an update (ST-03); a late one changes the past from its time on (ST-05). An incident that was over reopens. */
export const addUpdate = (event: StatusEvent, wish: NewUpdate, places: Places, now: number): Decision<StatusEvent> => {
  const { state: before, facts } = settleFirst(event, places, now);
  if (wish.phase === null && wish.states.length === 0 && isEmptyText(wish.text))
    refuseMistakes([{ field: 'text', code: 'required' }]);
  const at = wish.at ?? now;
  const phase = wish.phase ?? phaseHeldAt(before, at);
  const update = { ...madeFrom(wish, now), at, phase, text: wish.text, states: wish.states, supersedes: null };
  refuseTooEarly(event, wish);
  checkUpdate(update, places, now);
  const state = after(before, [...before.updates, update], update, places, now);
  if (state.publication !== 'published') return settle({ state, facts }, places, now);
  const told = [...facts, eventUpdated(state, update)];
  return settle({ state: untilTooLate(state, before, update.id, now), facts: told }, places, now);
};

/** Supersedes an update by a corrected one; the old one is kept (ST-05). Throws status.update_not_found. */
export const correctUpdate = (
  event: StatusEvent,
  updateId: string,
  wish: CorrectedUpdate,
  places: Places,
  now: number,
): Decision<StatusEvent> => {
  const { state: before, facts } = settleFirst(event, places, now);
  const old = courseOf(before).find((update) => update.id === updateId);
  if (old === undefined) throw updateNotFound({ params: { id: updateId.slice(0, 80) } });
  const { at, phase, text, states } = old;
  const said = {
    at: wish.at ?? at,
    phase: wish.phase ?? phase,
    text: wish.text ?? text,
    states: wish.states ?? states,
  };
  const update = { ...madeFrom(wish, now), ...said, supersedes: old.id };
  refuseTooEarly(event, wish);
  checkUpdate(update, places, Math.max(now, at));
  const others = before.updates.map((entry) => (entry === old ? { ...old, supersededAt: now } : entry));
  const state = after(before, [...others, update], update, places, now);
  const corrected = state.publication === 'published' ? [eventRevised(state, ['updates'], update)] : [];
  return settle({ state, facts: [...facts, ...corrected] }, places, now);
};

// The newest word keeps the phase of the event; a late one that of its time.
const phaseHeldAt = (event: StatusEvent, at: number): Phase => {
  const course = courseOf(event);
  return at >= (course.at(-1)?.at ?? 0) ? event.phase : (phaseAt(course, at) ?? event.phase);
};

const settleFirst = (event: StatusEvent, places: Places, now: number): Decision<StatusEvent> =>
  due(event, places, now) ?? { state: event, facts: [] };

const madeFrom = ({ id, by }: Pick<NewUpdate, 'id' | 'by'>, now: number) => ({
  id,
  recordedAt: now,
  author: by,
  reconstructed: false,
  supersededAt: null,
});

const checkUpdate = (update: EventUpdate, places: Places, latest: number): void => {
  refuseMistakes([...mistakesInText('text', update.text, 'text'), ...mistakesInTimes({ at: update.at })]);
  if (update.at > latest) throw inFuture({ fields: [{ field: 'at', code: 'in_future' }] });
  checkNamed({ states: update.states }, places);
};

// Nothing was to be said of an incident before it began: if it began earlier, its begin is changed, which says so. A
// maintenance is announced before.
const refuseTooEarly = ({ kind, startsAt }: StatusEvent, { at }: { at: number | null }): void => {
  if (kind === 'incident' && at !== null && at < startsAt) refuseMistakes([{ field: 'at', code: 'before_start' }]);
};

const after = (
  before: StatusEvent,
  said: EventUpdate[],
  update: EventUpdate,
  places: Places,
  now: number,
): StatusEvent => {
  const state = keepLedger(follow(before, said, update, now), places, now);
  checkSize(before, state, places);
  return state;
};

// The event with this course: where it stands, when it began and when it ended follow from what was said.
const follow = (event: StatusEvent, said: EventUpdate[], update: EventUpdate, now: number): StatusEvent => {
  const updates = inCourse(said);
  const [before, after] = [courseOf(event), courseOf({ updates })];
  const last = after.at(-1);
  if (last !== update || update.phase !== event.phase) checkPhase(event.kind, after, update);
  const common = { ...event, updates, ...changedBy(update.author, now) };
  const isNews = last === update || last?.phase !== before.at(-1)?.phase;
  const phase = isNews ? (last?.phase ?? event.phase) : event.phase;
  if (hasEndOfItsOwn(event, before) && (isOver(phase) || update.at < (event.endsAt ?? 0))) return common;
  const [begun, over] = [begunAt(after), overSince(after)];
  const startsAt = begun === null || begun === begunAt(before) ? event.startsAt : begun;
  const endsAt = endAfter({ ...event, phase }, over, over !== overSince(before), begun !== null);
  if (endsAt !== null && endsAt < startsAt) throw endsBeforeStart({ fields: [{ field: 'at', code: 'before_start' }] });
  return { ...common, phase, startsAt, endsAt };
};

// It is over, and no update says so: it was imported so. What is said of the time before does not open it again.
const hasEndOfItsOwn = (event: StatusEvent, before: readonly EventUpdate[]): boolean =>
  isOver(event.phase) && event.endsAt !== null && overSince(before) === null;

// A maintenance keeps its planned end until it is over; one that never began keeps its whole window.
const endAfter = (event: StatusEvent, over: number | null, isNew: boolean, begun: boolean): number | null => {
  if (event.kind === 'maintenance') return over !== null && isNew && begun ? over : event.endsAt;
  if (event.phase !== 'resolved') return null;
  return isNew && over !== null ? over : (event.endsAt ?? over);
};
