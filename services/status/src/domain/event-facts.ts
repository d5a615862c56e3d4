import { courseOf, isLengthKnown, type EventUpdate, type StatusEvent } from './events.ts';
import { times, wireName, type Fact } from './facts.ts';

export const eventPublished = (event: StatusEvent): Fact => ({
  type: 'event.published',
  subjectId: event.id,
  data: { event: eventJson(event) },
});

export const eventUpdated = (event: StatusEvent, update: EventUpdate): Fact => ({
  type: 'event.updated',
  subjectId: event.id,
  data: { event: eventJson(event), update: updateJson(update) },
});

/** `fields` are names of the wire; "updates" where an update was superseded. */
export const eventRevised = (event: StatusEvent, fields: readonly string[]): Fact => ({
  type: 'event.revised',
  subjectId: event.id,
  data: { event: eventJson(event), fields },
});

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

const eventJson = (event: StatusEvent): object => ({
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
  updates: courseOf(event).map(updateJson),
});
