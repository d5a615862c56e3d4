import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { EventList__Output } from '@atrium/protos/gen/atrium/status/v1/EventList';
import type { EventUpdate__Output } from '@atrium/protos/gen/atrium/status/v1/EventUpdate';
import type { Interval__Output } from '@atrium/protos/gen/atrium/status/v1/Interval';
import type { z } from 'zod';
import type { event, eventUpdate, interval, wholeEvent } from '../schemas/events.ts';
import { actorOrNull, cursorOrNull, iso, isoOrNull, orNull, textOf } from './wire.ts';
import { impactWord, kindWord, phaseWord, publicationWord, stateWord } from './words.ts';

export type EventView = z.infer<typeof event>;
export type WholeEventView = z.infer<typeof wholeEvent>;
type UpdateView = z.infer<typeof eventUpdate>;
type IntervalView = z.infer<typeof interval>;

const updateView = (of: EventUpdate__Output): UpdateView => ({
  id: of.id,
  at: isoOrNull(of.at),
  recordedAt: isoOrNull(of.recordedAt),
  phase: phaseWord(of.phase),
  text: textOf(of.text),
  states: of.states.map((one) => ({ component: one.component, regions: one.regions, state: stateWord(one.state) })),
  author: actorOrNull(of.author),
  reconstructed: of.reconstructed,
  supersedes: orNull(of.supersedes),
});

const intervalView = (of: Interval__Output): IntervalView => ({
  component: of.component,
  region: of.region,
  state: stateWord(of.state),
  from: iso(of.from?.seconds ?? 0),
  to: isoOrNull(of.to),
});

/** An event as JSON, as it stands in lists (ST-03). */
export const eventView = (of: Event__Output): EventView => ({
  id: of.id,
  kind: kindWord(of.kind),
  title: textOf(of.title),
  impact: impactWord(of.impact),
  phase: phaseWord(of.phase),
  publication: publicationWord(of.publication),
  publishAt: isoOrNull(of.publishAt),
  components: of.components,
  regions: of.regions,
  startsAt: isoOrNull(of.startsAt),
  endsAt: isoOrNull(of.endsAt),
  lengthKnown: of.lengthKnown,
  reconstructed: of.reconstructed,
  updates: of.updates.map(updateView),
  origin: orNull(of.origin),
  createdAt: isoOrNull(of.createdAt),
  updatedAt: isoOrNull(of.updatedAt),
  updatedBy: actorOrNull(of.updatedBy),
  takeBackUntil: isoOrNull(of.takeBackUntil),
  version: of.version,
});

/** An event as JSON with its intervals: lists have none. */
export const wholeEventView = (of: Event__Output): WholeEventView => ({
  ...eventView(of),
  intervals: of.intervals.map(intervalView),
});

/** A page of events as JSON. */
export const eventListView = <View>(
  of: EventList__Output,
  view: (event: Event__Output) => View,
): { events: View[]; nextCursor: string | null } => ({
  events: of.events.map(view),
  nextCursor: cursorOrNull(of.nextPageToken),
});
