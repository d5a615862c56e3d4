import { fakeAggregates } from '@atrium/testkit/fake-aggregates';
import type { EventCursor, EventFilter, Events, ImportMark, Kept } from '../../src/application/ports.ts';
import { nextDueAt } from '../../src/domain/due.ts';
import { eventNotFound } from '../../src/domain/errors.ts';
import { courseOf, newsAt, type StatusEvent } from '../../src/domain/events.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { inForce } from '../../src/domain/ledger.ts';
import { isOver } from '../../src/domain/phases.ts';

const endOf = ({ endsAt }: StatusEvent): number => endsAt ?? Infinity;

const touches = (event: StatusEvent, keys: readonly string[]): boolean => {
  const stated = courseOf(event).flatMap(({ states }) => states.map(({ component }) => component));
  const named = [...event.components, ...stated];
  return (named.length === 0 ? ['page'] : named).some((key) => keys.includes(key));
};

const stages = {
  open: (event: StatusEvent, now: number) => endOf(event) >= now && event.phase !== 'scheduled' && !isOver(event.phase),
  planned: (event: StatusEvent, now: number) => endOf(event) >= now && event.phase === 'scheduled',
  past: (event: StatusEvent) => isOver(event.phase),
};

const passes =
  ({ kind, components, region, from, until, stage, drafts, now }: EventFilter) =>
  (event: StatusEvent): boolean =>
    (event.publication === 'published') !== (drafts === true) &&
    (kind === undefined || event.kind === kind) &&
    (components === undefined || touches(event, components)) &&
    (region === undefined || event.reach.regions.includes(region)) &&
    (until === undefined || event.startsAt < until) &&
    (from === undefined || endOf(event) >= from) &&
    (stage === undefined || stages[stage](event, now));

type Order = (a: EventCursor, b: EventCursor) => number;

const backwards: Order = (a, b) => b.at - a.at || (a.id < b.id ? 1 : -1);
const forwards: Order = (a, b) => backwards(b, a);

const placeOf = (event: StatusEvent, { order }: EventFilter): EventCursor => ({
  at: order === 'newestUpdate' ? newsAt(event) : event.startsAt,
  id: event.id,
});

const asItStands = ({ state, version }: Kept<StatusEvent>): Kept<StatusEvent> => ({
  state: { ...state, updates: courseOf(state).slice(-1), ledger: inForce(state.ledger) },
  version,
});

const byEnd = (a: Kept<StatusEvent>, b: Kept<StatusEvent>): number => (endOf(b.state) > endOf(a.state) ? 1 : -1);

type Noted = { version: number; value: number };

/** Events in memory. */
export const fakeEvents = (): Events => {
  const store = fakeAggregates<StatusEvent, Fact>({ notFound: (id) => eventNotFound({ params: { id } }) });
  const marks = new Map<string, ImportMark | undefined>();
  const [prepared, postponed] = [new Map<string, Noted>(), new Map<string, Noted>()];
  // What was noted beside an event is gone with its next version.
  const noted = (notes: Map<string, Noted>, { state, version }: Kept<StatusEvent>): number | undefined =>
    notes.get(state.id)?.version === version ? notes.get(state.id)?.value : undefined;
  const layoutOf = (kept: Kept<StatusEvent>): number => noted(prepared, kept) ?? -1;
  const dueAt = (kept: Kept<StatusEvent>): number => noted(postponed, kept) ?? nextDueAt(kept.state) ?? Infinity;
  const published = () => store.kept().filter(({ state }) => state.publication === 'published');
  const list: Events['list'] = async function* (filter, after) {
    const inOrder = filter.order === 'oldestBegin' ? forwards : backwards;
    const place = ({ state }: Kept<StatusEvent>) => placeOf(state, filter);
    const isAfter = (kept: Kept<StatusEvent>) =>
      after === undefined || (place(kept).id !== after.id && inOrder(after, place(kept)) < 0);
    const found = store.kept().filter((kept) => passes(filter)(kept.state) && isAfter(kept));
    yield* await Promise.resolve(found.sort((a, b) => inOrder(place(a), place(b))));
  };
  return {
    ...store,
    list,
    findMany: async (ids) => {
      const found = store.kept().filter(({ state }) => ids.includes(state.id));
      return Promise.resolve(
        new Map(found.map((kept) => [kept.state.id, { ...kept, mark: marks.get(kept.state.id) }])),
      );
    },
    live: (now) =>
      Promise.resolve(
        published()
          .filter(({ state }) => endOf(state) >= now)
          .sort(byEnd)
          .map(asItStands),
      ),
    countLive: (now, most) =>
      Promise.resolve(Math.min(most, published().filter(({ state }) => endOf(state) >= now).length)),
    ended: (region, from, until, limit) => {
      const lasted = published().filter(({ state }) => endOf(state) >= from && endOf(state) < until);
      const there = lasted.filter(({ state }) => state.reach.regions.includes(region));
      return Promise.resolve(there.sort(byEnd).slice(0, limit).map(asItStands));
    },
    due: (now, limit) => {
      const found = store.kept().filter((kept) => dueAt(kept) <= now);
      return Promise.resolve(
        found
          .sort((a, b) => dueAt(a) - dueAt(b))
          .slice(0, limit)
          .map(({ state }) => state.id),
      );
    },
    postpone: async (id, until) => {
      const kept = await store.find(id);
      if (kept !== undefined) postponed.set(id, { version: kept.version, value: until });
    },
    unprepared: (layout, limit, skip) => {
      const open = store.kept().filter(({ state }) => state.publication !== 'scheduled');
      const found = open.filter((kept) => layoutOf(kept) < layout);
      found.sort((a, b) => layoutOf(a) - layoutOf(b) || b.state.startsAt - a.state.startsAt);
      return Promise.resolve(found.slice(skip, skip + limit).map(({ state }) => state.id));
    },
    markPrepared: async (events) => {
      for (const { id, version, layout } of events)
        if ((await store.find(id))?.version === version) prepared.set(id, { version, value: layout });
    },
    bulk: async (writes, now) => {
      const failed: string[] = [];
      for (const { decision, from, mark } of writes) {
        const { id } = decision.state;
        const how = { now, expectedVersion: from?.version };
        const write = from === undefined ? store.create(id, decision, how) : store.update(id, () => decision, how);
        await write.then(() => marks.set(id, mark)).catch(() => failed.push(id));
      }
      return failed;
    },
  };
};
