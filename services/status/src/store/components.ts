import { collectionOf } from '@atrium/chassis/mongo/document';
import type { Components } from '../application/ports.ts';
import type { Component } from '../domain/components.ts';
import { shelfOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

/** The tree of components. */
export const componentStore = ({ components: model }: Pick<Models, 'components'>, kit: StoreKit): Components => ({
  ...shelfOn<Component>(model, kit),
  lowerKnownSince: async (at) => {
    const operations = [...at].map(([_id, knownSince]) => ({
      updateOne: { filter: { _id, knownSince: { $gt: knownSince } }, update: { $set: { knownSince } } },
    }));
    if (operations.length > 0) await collectionOf(model).bulkWrite(operations, { ordered: false });
  },
});
