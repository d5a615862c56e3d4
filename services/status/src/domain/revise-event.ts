import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import { due, settle } from './due.ts';
import { alreadyPublished, endsBeforeStart, inFuture, refuseMistakes } from './errors.ts';
import { keepLedger } from './event-ledger.ts';
import { checkNamed, mistakesInTimes } from './event-limits.ts';
import { changedBy, type StatusEvent } from './events.ts';
import { eventRevised } from './event-facts.ts';
import { checkSize } from './event-size.ts';
import { checkWindow } from './new-event.ts';
import { isOver } from './phases.ts';
import type { Places } from './places.ts';
import { mistakesInText } from './text.ts';

type Revisable = Pick<StatusEvent, 'title' | 'impact' | 'components' | 'regions' | 'startsAt' | 'endsAt' | 'publishAt'>;
/** Fields of an event as they are to be; what is left out stays. */
export type Revision = Partial<Revisable>;

const wireNames: Record<keyof Revisable, string> = {
  title: 'title',
  impact: 'impact',
  components: 'components',
  regions: 'regions',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  publishAt: 'publish_at',
};

/** Changes what an event is, its past included (ST-05); undefined where nothing would change. */
export const reviseEvent = (
  event: StatusEvent,
  wish: Revision,
  by: Actor,
  places: Places,
  now: number,
): Decision<StatusEvent> | undefined => {
  const { state: before, facts } = due(event, places, now) ?? { state: event, facts: [] };
  const wanted = withoutRepeats(wish);
  const fields = changedFields(before, wanted);
  if (fields.length === 0) return facts.length === 0 ? undefined : { state: before, facts };
  check(wanted, places);
  const revised: StatusEvent = { ...before, ...wanted, ...changedBy(by, now) };
  const state = keepLedger(withPublication(before, revised, wanted), places, now);
  checkTimes(state, now);
  checkSize(before, state, places);
  const said = state.publication === 'published' ? [eventRevised(state, fields)] : [];
  return settle({ state, facts: [...facts, ...said] }, places, now);
};

const withoutRepeats = ({ components, regions, ...rest }: Revision): Revision => ({
  ...rest,
  ...(components === undefined ? {} : { components: [...new Set(components)] }),
  ...(regions === undefined ? {} : { regions: [...new Set(regions)] }),
});

const changedFields = (before: StatusEvent, wish: Revision): string[] =>
  (Object.keys(wireNames) as (keyof Revisable)[])
    .filter((field) => wish[field] !== undefined && JSON.stringify(wish[field]) !== JSON.stringify(before[field]))
    .map((field) => wireNames[field]);

const check = (wish: Revision, places: Places): void => {
  refuseMistakes([
    ...(wish.title === undefined ? [] : mistakesInText('title', wish.title, 'title')),
    ...mistakesInTimes({ startsAt: wish.startsAt, endsAt: wish.endsAt, publishAt: wish.publishAt }),
  ]);
  checkNamed(wish, places);
};

const withPublication = (before: StatusEvent, revised: StatusEvent, wish: Revision): StatusEvent => {
  if (wish.publishAt === undefined || wish.publishAt === before.publishAt) return revised;
  if (before.publication === 'published')
    throw alreadyPublished({ fields: [{ field: 'publishAt', code: 'too_late' }] });
  return { ...revised, publication: wish.publishAt === null ? 'draft' : 'scheduled' };
};

// What is over ended in the past; an incident also began there, or begins when it is published.
const checkTimes = (event: StatusEvent, now: number): void => {
  const { kind, phase, startsAt, endsAt } = event;
  if (kind === 'maintenance' && endsAt === null) refuseMistakes([{ field: 'endsAt', code: 'required' }]);
  if (kind === 'maintenance' && endsAt !== null) checkWindow(startsAt, endsAt);
  if (kind === 'incident' && isOver(phase) !== (endsAt !== null))
    refuseMistakes([{ field: 'endsAt', code: 'not_allowed' }]);
  if (endsAt !== null && endsAt < startsAt)
    throw endsBeforeStart({ fields: [{ field: 'endsAt', code: 'before_start' }] });
  const latest = event.publishAt ?? now;
  if (startsAt > latest && phase !== 'scheduled' && phase !== 'cancelled')
    throw inFuture({ fields: [{ field: 'startsAt', code: 'in_future' }] });
  if (endsAt !== null && endsAt > latest && (phase === 'resolved' || phase === 'completed'))
    throw inFuture({ fields: [{ field: 'endsAt', code: 'in_future' }] });
};
