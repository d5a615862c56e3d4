import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { tooLateToTakeBack } from './errors.ts';
import { keepLedger } from './event-ledger.ts';
import { changedBy, type StatusEvent, type TakeBack } from './events.ts';
import { eventRevised, eventWithdrawn } from './event-facts.ts';
import { checkSize } from './event-size.ts';
import type { Places } from './places.ts';

/** How long a publication can be taken back, in seconds (ST-21). */
const takeBackSeconds = 30;

/** The event after a person published it, or the update named: for a while it can be taken back (ST-21). */
export const untilTooLate = (
  event: StatusEvent,
  { phase, startsAt, endsAt }: TakeBack['before'],
  update: string | null,
  now: number,
): StatusEvent => {
  const before = { phase, startsAt, endsAt };
  return { ...event, takeBack: { until: now + takeBackSeconds, update, phase: event.phase, before } };
};

/**
 * Takes back what was published last (ST-21): an event becomes a draft again, an update counts no longer and leaves the
 * event as it stood before. What was written down stays in the ledger and in the course, superseded.
 *
 * @throws status.too_late_to_take_back after 30 s, or when somebody or the clock went on since.
 */
export const takeBack = (event: StatusEvent, by: Actor, places: Places, now: number): Decision<StatusEvent> => {
  const { takeBack: last } = event;
  if (last === null || now >= last.until || event.phase !== last.phase) throw tooLateToTakeBack();
  const before = last.update === null ? withdrawn(event) : withoutUpdate(event, last, now);
  const state = keepLedger({ ...before, ...changedBy(by, now) }, places, now);
  checkSize(event, state, places);
  return { state, facts: [last.update === null ? eventWithdrawn(state) : eventRevised(state, ['updates'])] };
};

const withdrawn = (event: StatusEvent): StatusEvent => ({ ...event, publication: 'draft', publishAt: null });

const withoutUpdate = (event: StatusEvent, { update, before }: TakeBack, now: number): StatusEvent => ({
  ...event,
  ...before,
  updates: event.updates.map((entry) => (entry.id === update ? { ...entry, supersededAt: now } : entry)),
});
