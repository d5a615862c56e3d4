import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { settle } from './due.ts';
import { alreadyPublished, notADraft } from './errors.ts';
import { keepLedger } from './event-ledger.ts';
import { changedBy, type StatusEvent } from './events.ts';
import { eventPublished } from './event-facts.ts';
import { checkSize } from './event-size.ts';
import type { Places } from './places.ts';
import { untilTooLate } from './take-back.ts';

/** Publishes a draft or a scheduled event now (ST-03). Throws status.already_published. */
export const publishEvent = (event: StatusEvent, by: Actor, places: Places, now: number): Decision<StatusEvent> => {
  if (isPublic(event, now)) throw alreadyPublished();
  const published: StatusEvent = {
    ...event,
    publication: 'published',
    publishAt: null,
    ...changedBy(by, now),
    // What was to begin at the planned publication begins now.
    startsAt: event.kind === 'incident' ? Math.min(event.startsAt, now) : event.startsAt,
    updates: event.updates.map((update) => ({ ...update, at: Math.min(update.at, now) })),
  };
  const state = keepLedger(published, places, now);
  checkSize(event, state, places);
  return settle({ state: untilTooLate(state, event, null, now), facts: [eventPublished(state)] }, places, now);
};

/** Throws status.not_a_draft unless the event may be thrown away. */
export const assertIsDraft = (event: StatusEvent, now: number): void => {
  if (isPublic(event, now)) throw notADraft();
};

// One that the clock should have published by now counts as published.
const isPublic = (event: StatusEvent, now: number): boolean =>
  event.publication === 'published' || (event.publication === 'scheduled' && (event.publishAt ?? Infinity) <= now);
