import { collectionNamed } from '@atrium/chassis/mongo/document';
import { isDuplicate } from '@atrium/chassis/mongo/write';
import type { Departures } from '../application/account-ports.ts';
import type { Models } from './models.ts';

type Leaving = { id: string; until: number };
type DeparturesDocument = { _id: string; leaving: Leaving[] };

/** How long somebody may be about to leave, in seconds: an act that takes longer died. */
const forSeconds = 60;

const leavingWith = (account: string, now: number) => {
  const others = { $and: [{ $gt: ['$$one.until', now] }, { $ne: ['$$one.id', account] }] };
  const staying = { $filter: { input: { $ifNull: ['$leaving', []] }, as: 'one', cond: others } };
  return [{ $set: { leaving: { $concatArrays: [staying, [{ id: account, until: now + forSeconds }]] } } }];
};

/** Who is about to leave each organisation: of two last ones who leave at once, the second sees the first. */
export const departureStore = ({ departures: { collection } }: Pick<Models, 'departures'>): Departures => {
  const departures = collectionNamed<DeparturesDocument>(collection.conn, collection.name);
  const announce = (organisation: string, account: string, now: number) =>
    departures.findOneAndUpdate({ _id: organisation }, leavingWith(account, now), {
      upsert: true,
      returnDocument: 'after',
    });
  return {
    begin: async (organisation, account, now) => {
      // Two that begin an organisation's document at once: the second finds it.
      const found = await announce(organisation, account, now).catch((error: unknown) => {
        if (isDuplicate(error)) return announce(organisation, account, now);
        throw error;
      });
      return (found?.leaving ?? []).map(({ id }) => id).filter((id) => id !== account);
    },
    end: async (organisation, account) => {
      await departures.updateOne({ _id: organisation }, { $pull: { leaving: { id: account } } });
    },
  };
};
