import { courseOf, isLengthKnown, type EventUpdate, type StatusEvent } from './events.ts';
import { times, wireName, type Fact, type FactType } from './facts.ts';

/**
 * Facts of events carry its face and one update at most: an event says up to megabytes in its time, a message of the
 * broker holds one (EV-01). Who wants the whole course asks for it.
 */
const about = (type: FactType, event: StatusEvent, more: object): Fact => ({
  type,
  subjectId: event.id,
  data: { event: faceJson(event), ...more },
});

const one = (update: EventUpdate | undefined): object => (update === undefined ? {} : { update: updateJson(update) });

export const eventPublished = (event: StatusEvent): Fact =>
  about('event.published', event, one(courseOf(event).at(-1)));

/** It is no longer public: it was taken back (ST-21). */
export const eventWithdrawn = (event: StatusEvent): Fact => about('event.withdrawn', event, {});

export const eventUpdated = (event: StatusEvent, update: EventUpdate): Fact =>
  about('event.updated', event, one(update));

/** `fields` are names of the wire; "updates" where updates were superseded, with the new one if it is one. */
export const eventRevised = (event: StatusEvent, fields: readonly string[], corrected?: EventUpdate): Fact =>
  about('event.revised', event, { fields, ...one(corrected) });

const updateJson = (update: EventUpdate): object => ({
  id: update.id,
  ...times({ at: update.at, recordedAt: update.recordedAt }),
  phase: wireName('PHASE', update.phase),
  text: update.text,
  states: update.states.map((stated) => ({ ...stated, state: wireName('COMPONENT_STATE', stated.state) })),
  author: update.author,
  reconstructed: update.reconstructed,
  supersedes: update.supersedes ?? '',
});

const faceJson = (event: StatusEvent): object => ({
  id: event.id,
  kind: wireName('EVENT_KIND', event.kind),
  title: event.title,
  impact: wireName('IMPACT', event.impact),
  phase: wireName('PHASE', event.phase),
  publication: wireName('PUBLICATION', event.publication),
  components: event.components,
  regions: event.regions,
  ...times({ publishAt: event.publishAt, startsAt: event.startsAt, endsAt: event.endsAt }),
  lengthKnown: isLengthKnown(event),
  reconstructed: event.reconstructed,
  origin: event.origin,
  ...times({ createdAt: event.createdAt, updatedAt: event.updatedAt }),
  updatedBy: event.updatedBy,
});
