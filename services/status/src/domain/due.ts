import { clockwork } from './actor.ts';
import type { Decision } from './decision.ts';
import { keepLedger } from './event-ledger.ts';
import { inCourse, type EventUpdate, type Phase, type StatusEvent } from './events.ts';
import { eventPublished, eventUpdated } from './event-facts.ts';
import type { Places } from './places.ts';
import { noText } from './text.ts';

/** When the clock must touch this event next, in Unix seconds; null if never (ST-04). */
export const nextDueAt = (event: StatusEvent): number | null => {
  if (event.publication !== 'published') return event.publication === 'scheduled' ? event.publishAt : null;
  if (event.phase === 'scheduled') return event.startsAt;
  return event.phase === 'in_progress' || event.phase === 'verifying' ? event.endsAt : null;
};

/**
 * All that the clock must do by `now` (ST-04): publish, begin, complete, each dated at its planned second, however late
 * the clock comes. Undefined where nothing is due; so doing it twice changes nothing.
 */
export const due = (event: StatusEvent, places: Places, now: number): Decision<StatusEvent> | undefined => {
  let done: Decision<StatusEvent> | undefined;
  for (let at = nextDueAt(event); at !== null && at <= now; at = nextDueAt(done.state)) {
    const step = stepOf(done?.state ?? event, at, places, now);
    done = { state: step.state, facts: [...(done?.facts ?? []), ...step.facts] };
  }
  return done;
};

/** A decision, and what the clock has to do after it. */
export const settle = ({ state, facts }: Decision<StatusEvent>, places: Places, now: number): Decision<StatusEvent> => {
  const after = due(state, places, now);
  return after === undefined ? { state, facts } : { state: after.state, facts: [...facts, ...after.facts] };
};

const stepOf = (event: StatusEvent, at: number, places: Places, now: number): Decision<StatusEvent> => {
  if (event.publication === 'scheduled') return publish(event, places, now);
  return advance(event, event.phase === 'scheduled' ? 'in_progress' : 'completed', at, now);
};

const publish = (event: StatusEvent, places: Places, now: number): Decision<StatusEvent> => {
  const published: StatusEvent = {
    ...event,
    publication: 'published',
    publishAt: null,
    updatedAt: now,
    updatedBy: clockwork,
  };
  const state = keepLedger(published, places, now);
  return { state, facts: [eventPublished(state)] };
};

// The window is the plan's: intervals were written down when it was published, and stay.
const advance = (event: StatusEvent, phase: Phase, at: number, now: number): Decision<StatusEvent> => {
  const update: EventUpdate = {
    id: `${event.id}-${phase}-${event.updates.length}`,
    at,
    recordedAt: now,
    phase,
    text: noText,
    states: [],
    author: clockwork,
    reconstructed: false,
    supersedes: null,
    supersededAt: null,
  };
  const updates = inCourse([...event.updates, update]);
  const state: StatusEvent = { ...event, phase, updates, updatedAt: now, updatedBy: clockwork };
  return { state, facts: [eventUpdated(state, update)] };
};
