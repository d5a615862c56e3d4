import { collectionOf, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { Decide, Events, Kept } from '../application/ports.ts';
import type { Decision } from '../domain/decision.ts';
import type { StatusEvent } from '../domain/events.ts';
import { afterCursor, inRegion, queryOf } from './event-query.ts';
import { eventOf, recordOf, type EventRecord } from './event-record.ts';
import { answer, keptOf, stored, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

const keptEvent = ({ state, version }: Kept<EventRecord>): Kept<StatusEvent> => ({ state: eventOf(state), version });

const recorded = ({ state, facts }: Decision<StatusEvent>): Decision<EventRecord> => ({
  state: recordOf(state),
  facts,
});

const onRecord =
  (decide: Decide<StatusEvent>): Decide<EventRecord> =>
  (record, version) => {
    const decision = decide(eventOf(record), version);
    return decision && recorded(decision);
  };

/** Most events that may be open or planned at once. */
const mostLive = 2000;

// A record as it was read, without what the store itself takes away later: so a bulk write sets it again.
const withoutMarks = (event: StatusEvent): EventRecord => {
  const { unprepared, ...record } = recordOf(event);
  return record;
};

/** Events and the queries on them; `event-query.ts` says which index serves which. */
export const eventStore = ({ events: model }: Pick<Models, 'events'>, kit: StoreKit): Events => {
  const store = stored<EventRecord>(model, kit);
  const documents = collectionOf(model);
  const found = async (filter: object, sort: Record<string, 1 | -1>, limit: number) =>
    (await documents.find(filter, { projection: stateOnly }).sort(sort).limit(limit).toArray())
      .map(storedOf<EventRecord>)
      .map(keptEvent);
  const ids = async (filter: object, sort: Record<string, 1 | -1>, limit: number) =>
    (
      await documents
        .find(filter, { projection: { _id: 1 } })
        .sort(sort)
        .limit(limit)
        .toArray()
    ).map(({ _id }) => _id);
  return {
    find: async (id) => {
      const kept = await store.find(id);
      return kept && keptEvent(kept);
    },
    create: async (id, decision, how) =>
      keptEvent(keptOf(await store.create(id, recorded(decision), { ...how, answer }))),
    update: async (id, decide, how) => keptEvent(keptOf(await store.update(id, onRecord(decide), { ...how, answer }))),
    remove: (id, expectedVersion) => store.remove(id, { expectedVersion }),
    findMany: async (wanted) => {
      const records = await store.findMany(wanted);
      return new Map([...records].map(([id, kept]) => [id, { ...keptEvent(kept), mark: kept.state.mark }]));
    },
    list: (filter, after, limit) => {
      const query = { ...queryOf(filter), ...afterCursor(after) };
      return found(query, { startsAt: -1, _id: -1 }, limit);
    },
    live: (now) => found({ publication: 'published', lastsUntil: { $gte: now } }, { lastsUntil: -1 }, mostLive),
    ended: (region, from, until, limit) =>
      found(
        { publication: 'published', lastsUntil: { $gte: from, $lt: until }, ...inRegion(region) },
        { lastsUntil: -1 },
        limit,
      ),
    due: (now, limit) => ids({ dueAt: { $lte: now } }, { dueAt: 1 }, limit),
    unprepared: (limit) => ids({ unprepared: true }, { _id: 1 }, limit),
    markPrepared: async (versions) => {
      // New events are many and of one version: one update for each version.
      const byVersion = Map.groupBy(versions, ([, version]) => version);
      for (const [version, entries] of byVersion) {
        const filter = { _id: { $in: entries.map(([id]) => id) }, version };
        await documents.updateMany(filter, { $unset: { unprepared: '' } });
      }
    },
    markUnprepared: async (component) => {
      const touched = { publication: 'published', ...(component !== undefined && { on: component }) };
      await documents.updateMany(touched, { $set: { unprepared: true } });
    },
    bulk: async (writes, now) => {
      const outcomes = await store.bulk(
        writes.map(({ decision, from, mark }) => ({
          id: decision.state.id,
          decision: { state: recordOf(decision.state, mark), facts: decision.facts },
          from: from && { state: withoutMarks(from.state), version: from.version },
        })),
        { now },
      );
      return [...outcomes].filter(([, outcome]) => outcome === 'conflict').map(([id]) => id);
    },
  };
};
