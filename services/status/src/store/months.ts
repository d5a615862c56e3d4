import { collectionOf } from '@atrium/chassis/mongo/document';
import { takenPlaces } from '@atrium/chassis/mongo/write';
import { monthId, type KeptMonth, type Months } from '../application/ports.ts';
import type { Month } from '../domain/months.ts';
import type { Models } from './models.ts';

type Record = Month & { version: number };

const keptOf = (document: object): KeptMonth => {
  const { version, _id, ...month } = document as Record & { _id: string };
  return { month, version };
};

/** Prepared months: made again from the events whenever they change, so they have no outbox and no history of their own. */
export const monthStore = ({ months: model }: Pick<Models, 'months'>): Months => {
  const documents = collectionOf(model);
  return {
    findMany: async (ids) => {
      const found = await documents.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map((document) => [document._id, keptOf(document)]));
    },
    read: async ({ key, timeZone }, months, { components, parts }) => {
      const filter = {
        region: key,
        month: { $in: [...months] },
        zone: timeZone,
        ...(components && { component: { $in: [...components] } }),
      };
      const found = await documents.find(filter, { projection: parts ? {} : { events: 0 } }).toArray();
      return found.map((document) => ({ ...keptOf(document).month, ...(!parts && { events: [] }) }));
    },
    write: async (months) => {
      if (months.length === 0) return [];
      try {
        await documents.bulkWrite(months.map(operationOf), { ordered: false });
        return [];
      } catch (error) {
        return takenPlaces(error).flatMap((index) => months.slice(index, index + 1).map(({ month }) => monthId(month)));
      }
    },
  };
};

// A month that somebody wrote in between is not matched, or is there already: then its id is taken.
const operationOf = ({ month, version }: KeptMonth) =>
  version === 0
    ? { insertOne: { document: { ...month, _id: monthId(month), version: 1 } } }
    : {
        replaceOne: {
          filter: { _id: monthId(month), version },
          replacement: { ...month, version: version + 1 },
          upsert: true,
        },
      };
