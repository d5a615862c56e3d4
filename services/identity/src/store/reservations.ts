import { collectionNamed } from '@atrium/chassis/mongo/document';
import { isDuplicate } from '@atrium/chassis/mongo/write';
import type { Reservations, Reserving } from '../application/account-ports.ts';
import type { Models } from './models.ts';

type Reserved = { _id: string; by: string; until: number | null };

/** What is held for one while it is made: a SIRET, a VAT number, an e-mail. The id is unique, so one has it at a time. */
export const reservationStore = ({ reservations: { collection } }: Pick<Models, 'reservations'>): Reservations => {
  const reservations = collectionNamed<Reserved>(collection.conn, collection.name);
  const insert = async (_id: string, by: string, until: number | null): Promise<boolean> => {
    try {
      await reservations.insertOne({ _id, by, until });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  const takeOne = async (_id: string, { by, until, now }: Reserving): Promise<boolean> => {
    for (;;) {
      if (await insert(_id, by, until)) return true;
      const ours = { _id, $or: [{ by }, { until: { $lte: now } }] };
      if ((await reservations.updateOne(ours, { $set: { by, until } })).matchedCount > 0) return true;
      // Freed in between: then nobody has it, and it is to be had.
      if ((await reservations.findOne({ _id })) !== null) return false;
    }
  };
  return {
    take: async (keys, how) => {
      for (const key of keys) if (!(await takeOne(key, how))) return key;
      return undefined;
    },
    free: async (keys, by) => {
      await reservations.deleteMany({ _id: { $in: [...keys] }, by });
    },
  };
};
