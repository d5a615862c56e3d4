import { collectionOf, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { Decide, Events, EventWrite, Kept } from '../application/ports.ts';
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

type Documents = ReturnType<typeof collectionOf>;

/** What is asked of events; `event-query.ts` says which index serves which. */
const queriesOn = (documents: Documents): Pick<Events, 'list' | 'live' | 'ended' | 'due' | 'unprepared'> => {
  const found = async (filter: object, sort: Record<string, 1 | -1>, limit: number) =>
    (await documents.find(filter, { projection: stateOnly }).sort(sort).limit(limit).toArray())
      .map(storedOf<EventRecord>)
      .map(keptEvent);
  const ids = async (filter: object, by: string, limit: number) => {
    const query = documents.find(filter, { projection: { _id: 1 } });
    return (
      await query
        .sort({ [by]: 1 })
        .limit(limit)
        .toArray()
    ).map(({ _id }) => _id);
  };
  const lasting = (range: object) => ({ publication: 'published', lastsUntil: range });
  return {
    list: (filter, after, limit) =>
      found({ ...queryOf(filter), ...afterCursor(after) }, { startsAt: -1, _id: -1 }, limit),
    live: (now) => found(lasting({ $gte: now }), { lastsUntil: -1 }, mostLive),
    ended: (region, from, until, limit) =>
      found({ ...lasting({ $gte: from, $lt: until }), ...inRegion(region) }, { lastsUntil: -1 }, limit),
    due: (now, limit) => ids({ dueAt: { $lte: now } }, 'dueAt', limit),
    unprepared: (limit) => ids({ unprepared: true }, '_id', limit),
  };
};

/** What is said of many events at once. */
const marksOn = (documents: Documents): Pick<Events, 'markPrepared' | 'markUnprepared'> => ({
  markPrepared: async (versions) => {
    // New events are many and of one version: one update for each version.
    for (const [version, entries] of Map.groupBy(versions, ([, of]) => of)) {
      const filter = { _id: { $in: entries.map(([id]) => id) }, version };
      await documents.updateMany(filter, { $unset: { unprepared: '' } });
    }
  },
  markUnprepared: async (component) => {
    const touched = { publication: 'published', ...(component !== undefined && { on: component }) };
    await documents.updateMany(touched, { $set: { unprepared: true } });
  },
});

const bulkOf = ({ decision, from, mark }: EventWrite) => ({
  id: decision.state.id,
  decision: { state: recordOf(decision.state, mark), facts: decision.facts },
  from: from && { state: withoutMarks(from.state), version: from.version },
});

/** Events, as they are kept. */
export const eventStore = ({ events: model }: Pick<Models, 'events'>, kit: StoreKit): Events => {
  const store = stored<EventRecord>(model, kit);
  const documents = collectionOf(model);
  return {
    ...queriesOn(documents),
    ...marksOn(documents),
    find: async (id) => {
      const kept = await store.find(id);
      return kept && keptEvent(kept);
    },
    findMany: async (ids) => {
      const records = await store.findMany(ids);
      return new Map([...records].map(([id, kept]) => [id, { ...keptEvent(kept), mark: kept.state.mark }]));
    },
    create: async (id, decision, how) =>
      keptEvent(keptOf(await store.create(id, recorded(decision), { ...how, answer }))),
    update: async (id, decide, how) => keptEvent(keptOf(await store.update(id, onRecord(decide), { ...how, answer }))),
    remove: (id, expectedVersion) => store.remove(id, { expectedVersion }),
    bulk: async (writes, now) => {
      const outcomes = await store.bulk(writes.map(bulkOf), { now });
      return [...outcomes].filter(([, outcome]) => outcome === 'conflict').map(([id]) => id);
    },
  };
};
