import type { FieldError } from '@atrium/chassis/errors';
import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { settle } from './due.ts';
import { endsBeforeStart, inFuture, refuseMistakes } from './errors.ts';
import { keepLedger, notLaid } from './event-ledger.ts';
import { checkNamed, eventLimits, mistakesInTimes } from './event-limits.ts';
import {
  changedBy,
  type EventUpdate,
  type Phase,
  type Publication,
  type StatedState,
  type StatusEvent,
} from './events.ts';
import { eventPublished } from './event-facts.ts';
import { checkSize } from './event-size.ts';
import { isPhaseOf } from './phases.ts';
import { untilTooLate } from './take-back.ts';
import type { Places } from './places.ts';
import type { EventKind, Impact } from './states.ts';
import { mistakesInText, noText, type Text } from './text.ts';

/** An event as somebody reports or plans it; null is what was left out. */
export type NewEvent = {
  id: string;
  kind: EventKind;
  title: Text;
  impact: Impact | null;
  components: string[];
  regions: string[];
  startsAt: number | null;
  endsAt: number | null;
  phase: Phase | null;
  text: Text;
  states: StatedState[];
  publication: Publication | null;
  publishAt: number | null;
  by: Actor;
};

/** Reports an incident or plans a maintenance (ST-03): also of the past, already over, as a draft, or for later publication. */
export const createEvent = (wish: NewEvent, places: Places, now: number): Decision<StatusEvent> => {
  refuseMistakes(mistakesIn(wish));
  checkNamed(wish, places);
  const publication = wish.publication ?? (wish.publishAt === null ? 'published' : 'scheduled');
  const event = wish.kind === 'incident' ? incidentOf(wish, now) : maintenanceOf(wish, now);
  const laid = keepLedger({ ...commonOf(wish, now), ...event, publication }, places, now);
  checkSize(undefined, laid, places);
  const state = publication === 'published' ? untilTooLate(laid, laid, null, now) : laid;
  const facts = publication === 'published' ? [eventPublished(state)] : [];
  return settle({ state, facts }, places, now);
};

type Times = Pick<StatusEvent, 'startsAt' | 'endsAt' | 'phase' | 'updates'>;

const incidentOf = (wish: NewEvent, now: number): Times => {
  const latest = wish.publishAt ?? now;
  const startsAt = wish.startsAt ?? latest;
  const phase = wish.phase ?? (wish.endsAt === null ? 'investigating' : 'resolved');
  checkPhaseAtFirst(wish, phase, phase !== 'resolved' && wish.endsAt !== null);
  const endsAt = phase === 'resolved' ? (wish.endsAt ?? latest) : null;
  for (const [field, at] of Object.entries({ startsAt, endsAt }))
    if (at !== null && at > latest) throw inFuture({ fields: [{ field, code: 'in_future' }] });
  if (endsAt === null) return { startsAt, endsAt, phase, updates: [firstUpdate(wish, startsAt, phase, now)] };
  if (endsAt < startsAt) throw endsBeforeStart({ fields: [{ field: 'endsAt', code: 'before_start' }] });
  // One that is over was not so from its first second on: the states hold from the begin, the text is said at the end.
  const begin = { ...firstUpdate(wish, startsAt, 'investigating', now), text: noText };
  const end = { ...firstUpdate(wish, endsAt, phase, now), id: `${wish.id}-1`, states: [] };
  return { startsAt, endsAt, phase, updates: [begin, end] };
};

const maintenanceOf = (wish: NewEvent, now: number): Times => {
  const { startsAt, endsAt } = wish;
  if (startsAt === null || endsAt === null) throw new TypeError('a maintenance has a window');
  checkPhaseAtFirst(wish, wish.phase ?? 'scheduled', wish.phase !== null && wish.phase !== 'scheduled');
  checkWindow(startsAt, endsAt);
  const announcedAt = Math.min(wish.publishAt ?? now, startsAt);
  return { startsAt, endsAt, phase: 'scheduled', updates: [firstUpdate(wish, announcedAt, 'scheduled', now)] };
};

/** Throws where a maintenance does not end after its begin, or lasts more than a year. */
export const checkWindow = (startsAt: number, endsAt: number): void => {
  if (endsAt <= startsAt) throw endsBeforeStart({ fields: [{ field: 'endsAt', code: 'before_start' }] });
  if (endsAt - startsAt > eventLimits.maintenanceSeconds) refuseMistakes([{ field: 'endsAt', code: 'out_of_range' }]);
};

const checkPhaseAtFirst = ({ kind }: NewEvent, phase: Phase, isWrong: boolean): void => {
  if (isWrong || !isPhaseOf(kind, phase)) refuseMistakes([{ field: 'phase', code: 'not_allowed' }]);
};

const mistakesIn = (wish: NewEvent): FieldError[] => [
  ...mistakesInText('title', wish.title, 'title'),
  ...mistakesInText('text', wish.text, 'text'),
  ...mistakesInTimes({ startsAt: wish.startsAt, endsAt: wish.endsAt, publishAt: wish.publishAt }),
  ...requiredIf(wish.kind === 'incident' && wish.impact === null, 'impact'),
  ...requiredIf(wish.kind === 'maintenance' && wish.startsAt === null, 'startsAt'),
  ...requiredIf(wish.kind === 'maintenance' && wish.endsAt === null, 'endsAt'),
  ...requiredIf(wish.publication === 'scheduled' && wish.publishAt === null, 'publishAt'),
  ...(isOutOfPlace(wish) ? [{ field: 'publishAt', code: 'not_allowed' }] : []),
];

const requiredIf = (isMissing: boolean, field: string): FieldError[] =>
  isMissing ? [{ field, code: 'required' }] : [];

const isOutOfPlace = ({ publication, publishAt }: NewEvent): boolean =>
  publishAt !== null && publication !== null && publication !== 'scheduled';

const commonOf = (wish: NewEvent, now: number) => ({
  id: wish.id,
  kind: wish.kind,
  title: wish.title,
  impact: wish.impact ?? 'none',
  publishAt: wish.publishAt,
  components: [...new Set(wish.components)],
  regions: [...new Set(wish.regions)],
  reconstructed: false,
  ...notLaid(),
  origin: '',
  createdAt: now,
  ...changedBy(wish.by, now),
});

const firstUpdate = (wish: NewEvent, at: number, phase: Phase, now: number): EventUpdate => ({
  id: `${wish.id}-0`,
  at,
  recordedAt: now,
  phase,
  text: wish.text,
  states: wish.states,
  author: wish.by,
  reconstructed: false,
  supersedes: null,
  supersededAt: null,
});
