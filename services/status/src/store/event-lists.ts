import { type collectionOf, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { Events, Kept } from '../application/ports.ts';
import type { StatusEvent } from '../domain/events.ts';
import { afterCursor, indexFor, inRegion, orderOf, queryOf } from './event-query.ts';
import { keptEvent, type EventRecord } from './event-record.ts';

type Documents = ReturnType<typeof collectionOf>;

// What a page shows of an event that stands: it may have said megabytes by now, and been corrected many times.
const inForce = (list: string) => ({ $filter: { input: `$${list}`, cond: { $eq: ['$$this.supersededAt', null] } } });
const asItStands = [
  { $set: { updates: { $slice: [inForce('updates'), -1] }, ledger: inForce('ledger') } },
  { $unset: Object.keys(stateOnly) },
];

/** Lists of events; `event-query.ts` says which index serves which. */
export const listsOn = (documents: Documents): Pick<Events, 'list' | 'live' | 'countLive' | 'ended'> => {
  const standing = async (filter: object, limit?: number): Promise<Kept<StatusEvent>[]> => {
    const first = [{ $match: filter }, { $sort: { lastsUntil: -1 } }];
    const few = limit === undefined ? [] : [{ $limit: limit }];
    const found = await documents.aggregate([...first, ...few, ...asItStands]).toArray();
    return found.map((document) => keptEvent(storedOf<EventRecord>(document)));
  };
  const lasting = (range: object) => ({ publication: 'published', lastsUntil: range });
  return {
    list: async function* (filter, after) {
      const wanted = { ...queryOf(filter), ...afterCursor(filter, after) };
      const how = { projection: stateOnly, hint: indexFor(filter) };
      const found = documents.find(wanted, how).sort(orderOf(filter));
      for await (const document of found) yield keptEvent(storedOf<EventRecord>(document));
    },
    live: (now) => standing(lasting({ $gte: now })),
    countLive: (now, most) => documents.countDocuments(lasting({ $gte: now }), { limit: most }),
    ended: (region, from, until, limit) =>
      standing({ ...lasting({ $gte: from, $lt: until }), ...inRegion(region) }, limit),
  };
};
