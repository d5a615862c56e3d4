import { collectionOf } from '@atrium/chassis/mongo/document';
import type { Decide, Events, EventWrite, ImportMark } from '../application/ports.ts';
import type { Decision } from '../domain/decision.ts';
import { eventNotFound } from '../domain/errors.ts';
import type { StatusEvent } from '../domain/events.ts';
import { listsOn } from './event-lists.ts';
import { eventOf, keptEvent, recordOf, type EventRecord } from './event-record.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

const recorded = ({ state, facts }: Decision<StatusEvent>, mark?: ImportMark): Decision<EventRecord> => ({
  state: recordOf(state, mark),
  facts,
});

const onRecord =
  (decide: Decide<StatusEvent>): Decide<EventRecord> =>
  (record, version) => {
    const decision = decide(eventOf(record), version);
    return decision && recorded(decision, record.mark);
  };

type Documents = ReturnType<typeof collectionOf>;

// What was taken back is a draft again, and has to leave the months that it was in (ST-21).
const prepared = ['published', 'draft'];

/** What is asked of events; `event-query.ts` says which index serves which. */
const queriesOn = (documents: Documents): Pick<Events, 'due' | 'unprepared'> => {
  const ids = async (filter: object, sort: Record<string, 1 | -1>, limit: number, skip = 0) => {
    const query = documents.find(filter, { projection: { _id: 1 } });
    return (await query.sort(sort).skip(skip).limit(limit).toArray()).map(({ _id }) => _id);
  };
  return {
    due: (now, limit) => ids({ dueAt: { $lte: now } }, { dueAt: 1 }, limit),
    unprepared: (layout, limit, skip) =>
      ids({ publication: { $in: prepared }, prepared: { $lt: layout } }, { prepared: 1, startsAt: -1 }, limit, skip),
  };
};

/** What is written beside events, without a new version of them. */
const marksOn = (documents: Documents): Pick<Events, 'markPrepared' | 'postpone'> => ({
  markPrepared: async (events) => {
    // New events are many, of one version and one layout: one update for each pair of these.
    const alike = Map.groupBy(events, ({ version, layout }) => `${version} ${layout}`);
    const operations = Array.from(alike.values(), (entries) => ({
      updateMany: {
        filter: { _id: { $in: entries.map(({ id }) => id) }, version: entries[0]?.version ?? 0 },
        update: { $set: { prepared: entries[0]?.layout ?? -1 } },
      },
    }));
    if (operations.length > 0) await documents.bulkWrite(operations, { ordered: false });
  },
  postpone: async (id, until) => {
    await documents.updateOne({ _id: id, dueAt: { $lt: until } }, { $set: { dueAt: until } });
  },
});

const bulkOf = ({ decision, from, mark }: EventWrite) => ({
  id: decision.state.id,
  decision: { state: recordOf(decision.state, mark), facts: decision.facts },
  from: from && { state: recordOf(from.state, from.mark), version: from.version },
});

/** Events, as they are kept. */
export const eventStore = ({ events: model }: Pick<Models, 'events'>, kit: StoreKit): Events => {
  const store = aggregatesOn<EventRecord>(model, kit, { notFound: (id) => eventNotFound({ params: { id } }) });
  const documents = collectionOf(model);
  return {
    ...listsOn(documents),
    ...queriesOn(documents),
    ...marksOn(documents),
    recall: async (command, now) => {
      const kept = await store.recall(command, now);
      return kept && keptEvent(kept);
    },
    find: async (id) => {
      const kept = await store.find(id);
      return kept && keptEvent(kept);
    },
    get: async (id) => keptEvent(await store.get(id)),
    findMany: async (ids) => {
      const records = await store.findMany(ids);
      return new Map([...records].map(([id, kept]) => [id, { ...keptEvent(kept), mark: kept.state.mark }]));
    },
    create: async (id, decision, how) => keptEvent(await store.create(id, recorded(decision), how)),
    update: async (id, decide, how) => keptEvent(await store.update(id, onRecord(decide), how)),
    remove: (id, how, decide) =>
      store.remove(id, how, decide && ((record, version) => decide(eventOf(record), version))),
    bulk: async (writes, now) => {
      const outcomes = await store.bulk(writes.map(bulkOf), { now });
      return [...outcomes].filter(([, outcome]) => outcome === 'conflict').map(([id]) => id);
    },
  };
};
