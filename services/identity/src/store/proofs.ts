import { collectionNamed } from '@atrium/chassis/mongo/document';
import { isDuplicate } from '@atrium/chassis/mongo/write';
import type { Proofs } from '../application/account-ports.ts';
import type { Models } from './models.ts';

type ProofDocument = { _id: string; forgetAt: Date };

/** Proofs of presence that were used (ID-01): each is good once. Forgotten when it would be too old anyway. */
export const proofStore = ({ proofs: { collection } }: Pick<Models, 'proofs'>): Proofs => {
  const proofs = collectionNamed<ProofDocument>(collection.conn, collection.name);
  return {
    take: async (id, until) => {
      try {
        await proofs.insertOne({ _id: id, forgetAt: new Date(until * 1000) });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
};
