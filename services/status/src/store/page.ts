import { collectionOf } from '@atrium/chassis/mongo/document';
import type { Page } from '../application/ports.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { aggregatesOn, stored, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

const only = 'page';

/** The settings of the page, and the number that grows with every change of it (ST-12). */
export const pageStore = ({ settings, counters }: Pick<Models, 'settings' | 'counters'>, kit: StoreKit): Page => {
  const store = aggregatesOn<Settings>(stored<Settings>(settings, kit));
  const numbers = collectionOf(counters);
  return {
    settings: async () => (await store.find(only)) ?? { state: defaultSettings, version: 0 },
    putSettings: async (decide, how) => {
      if ((await store.find(only)) !== undefined) return store.update(only, decide, how);
      const decision = decide(defaultSettings, 0) ?? { state: defaultSettings, facts: [] };
      return store.create(only, decision, how);
    },
    revision: async () => Number((await numbers.findOne({ _id: 'revision' }))?.value ?? 0),
    bump: async () => {
      await numbers.updateOne({ _id: 'revision' }, { $inc: { value: 1 } }, { upsert: true });
    },
  };
};
