import type { CreateEventRequest__Output } from '@atrium/protos/gen/atrium/status/v1/CreateEventRequest';
import type { Event, Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { EventUpdate as WireUpdate } from '@atrium/protos/gen/atrium/status/v1/EventUpdate';
import type { StatedState__Output } from '@atrium/protos/gen/atrium/status/v1/StatedState';
import type { CreateEvent } from '../../application/create-event.ts';
import type { Kept } from '../../application/ports.ts';
import { refuseMistakes } from '../../domain/errors.ts';
import { courseOf, isLengthKnown, type EventUpdate, type StatedState, type StatusEvent } from '../../domain/events.ts';
import { inForce } from '../../domain/ledger.ts';
import type { Revision } from '../../domain/revise-event.ts';
import { refuseUnknown } from './fields.ts';
import { fromWireText } from './text.ts';
import { fromWireTime, toWireTime } from '@atrium/chassis/grpc/wire-time';
import { impactWord, kindWord, phaseWord, publicationWord, stateWord } from './words.ts';

/** States as stated; one that is unspecified is a mistake of the field named. */
export const fromWireStates = (states: readonly StatedState__Output[], field: string): StatedState[] => {
  refuseMistakes(
    states.flatMap(({ state }, index) =>
      stateWord.from(state) === undefined ? [{ field: `${field}.${index}.state`, code: 'required' }] : [],
    ),
  );
  return states.flatMap(({ component, regions, state }) => {
    const word = stateWord.from(state);
    return word === undefined ? [] : [{ component, regions, state: word }];
  });
};

/** What is asked for in a new event. */
export const fromCreateEvent = (request: CreateEventRequest__Output): CreateEvent => {
  const kind = kindWord.from(request.kind);
  refuseMistakes(kind === undefined ? [{ field: 'kind', code: 'required' }] : []);
  return {
    kind: kind ?? 'incident',
    title: fromWireText(request.title),
    impact: impactWord.from(request.impact) ?? null,
    components: request.components,
    regions: request.regions,
    startsAt: fromWireTime(request.startsAt),
    endsAt: fromWireTime(request.endsAt),
    phase: phaseWord.from(request.phase) ?? null,
    text: fromWireText(request.text),
    states: fromWireStates(request.states, 'states'),
    publication: publicationWord.from(request.publication) ?? null,
    publishAt: fromWireTime(request.publishAt),
    template: request.template,
  };
};

const revisable = ['title', 'impact', 'components', 'regions', 'starts_at', 'ends_at', 'publish_at'] as const;

/** The fields that are named in a revision, with their values. Throws request.invalid for any other name. */
export const fromRevision = (fields: readonly string[], event: Event__Output | null): Revision => {
  refuseUnknown(fields, revisable);
  if (event === null) return {};
  const values = valuesOf(event);
  return Object.assign(
    {},
    ...revisable.filter((field) => fields.includes(field)).map((field) => values[field]()),
  ) as Revision;
};

const valuesOf = (event: Event__Output) => ({
  title: () => ({ title: fromWireText(event.title) }),
  impact: () => ({ impact: impactWord.from(event.impact) ?? 'none' }),
  components: () => ({ components: event.components }),
  regions: () => ({ regions: event.regions }),
  starts_at: () => ({ startsAt: fromWireTime(event.startsAt) ?? 0 }),
  ends_at: () => ({ endsAt: fromWireTime(event.endsAt) }),
  publish_at: () => ({ publishAt: fromWireTime(event.publishAt) }),
});

const toWireUpdate = (update: EventUpdate): WireUpdate => ({
  id: update.id,
  at: toWireTime(update.at),
  recordedAt: toWireTime(update.recordedAt),
  phase: phaseWord.to(update.phase),
  text: update.text,
  states: update.states.map((stated) => ({ ...stated, state: stateWord.to(stated.state) })),
  author: update.author,
  reconstructed: update.reconstructed,
  supersedes: update.supersedes ?? '',
});

/** An event as it is shown in lists: without its intervals. */
export const toWireEvent = ({ state: event, version }: Kept<StatusEvent>): Event => ({
  id: event.id,
  kind: kindWord.to(event.kind),
  title: event.title,
  impact: impactWord.to(event.impact),
  phase: phaseWord.to(event.phase),
  publication: publicationWord.to(event.publication),
  publishAt: toWireTime(event.publishAt),
  components: event.components,
  regions: event.regions,
  startsAt: toWireTime(event.startsAt),
  endsAt: toWireTime(event.endsAt),
  lengthKnown: isLengthKnown(event),
  reconstructed: event.reconstructed,
  updates: courseOf(event).map(toWireUpdate),
  origin: event.origin,
  createdAt: toWireTime(event.createdAt),
  updatedAt: toWireTime(event.updatedAt),
  updatedBy: event.updatedBy,
  takeBackUntil: toWireTime(event.takeBack?.until ?? null),
  version,
});

/** An event with the intervals in force. */
export const toWireEventWhole = (kept: Kept<StatusEvent>): Event => ({
  ...toWireEvent(kept),
  intervals: inForce(kept.state.ledger).map(({ component, region, state, from, to }) => ({
    component,
    region,
    state: stateWord.to(state),
    from: toWireTime(from),
    to: toWireTime(to),
  })),
});
