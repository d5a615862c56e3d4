import { collectionNamed } from '@atrium/chassis/mongo/document';
import { isDuplicate } from '@atrium/chassis/mongo/write';
import type { SigningKeys } from '../application/session-ports.ts';
import type { SigningKey } from '../domain/signing-keys.ts';
import type { SessionModels } from './session-models.ts';

type KeyDocument = SigningKey & { _id: number };

/** The keys that sign access tokens: the number is the id, so that of two made at once one is kept. */
export const signingKeyStore = ({ signingKeys: model }: Pick<SessionModels, 'signingKeys'>): SigningKeys => {
  const documents = collectionNamed<KeyDocument>(model.collection.conn, model.collection.name);
  return {
    all: async () => {
      const found = await documents.find({ _id: { $gt: 0 } }, { sort: { _id: 1 } }).toArray();
      return found.map(({ _id, ...key }) => key);
    },
    add: async (key) => {
      try {
        await documents.insertOne({ ...key, _id: key.number });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    remove: async (number) => {
      await documents.deleteOne({ _id: number });
    },
  };
};
