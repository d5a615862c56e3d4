import { collectionOf, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { Mails } from '../application/record-ports.ts';
import type { Mail } from '../domain/mails.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { MailModels } from './mail-models.ts';

/** How long a mail is known, in seconds: three times as long as the stream that may tell of it once more. */
const keptFor = 90 * 86_400;

type Stored = Mail & { forgetAt?: Date };

const mailOf = ({ forgetAt, ...mail }: Stored): Mail => mail;

/** The queue of mails. A cause is in it once: its id is made of the cause (ID-51). */
export const mailStore = ({ mails: model }: MailModels, kit: StoreKit): Mails => {
  const documents = collectionOf(model);
  const store = aggregatesOn<Mail>(model, kit);
  return {
    ...store,
    create: (id, { state, facts }, how) => {
      const stored: Stored = { ...state, forgetAt: new Date((state.createdAt + keptFor) * 1000) };
      return store.create(id, { state: stored, facts }, how);
    },
    due: async (now, limit) => {
      const waiting = documents.find({ nextAt: { $gt: 0, $lte: now } }, { projection: { _id: 1 } });
      return (await waiting.sort({ nextAt: 1 }).limit(limit).toArray()).map(({ _id }) => _id);
    },
    list: async (state, after, limit) => {
      const beyond = after && {
        $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $lt: after.id } }],
        // The bound by which the index is entered; the line above says what of it is left out.
        createdAt: { $lte: after.at },
      };
      const found = documents.find({ ...(state !== undefined && { state }), ...beyond }, { projection: stateOnly });
      const page = await found.sort({ createdAt: -1, _id: -1 }).limit(limit).toArray();
      return page.map((document) => mailOf(storedOf<Stored>(document).state));
    },
  };
};
