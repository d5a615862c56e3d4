import { collectionOf, type Documents } from '@atrium/chassis/mongo/document';
import type { Page } from '../application/ports.ts';
import type { Settings } from '../domain/settings.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

const only = 'page';
const byId = { _id: 1 } as const;
const moved = { version: 1, moves: 1 } as const;

type PageModels = Pick<Models, 'settings' | 'counters' | 'components' | 'regions'>;

/** All documents as they were at one moment: one that is written meanwhile is counted once. */
const atOnce = { readConcern: { level: 'snapshot' } } as const;

/** The sum of a number over all documents of a few; by an index that holds it, where one is named. */
const sumOf = async (documents: Documents, field: 'version' | 'moves', hint: Record<string, 1>): Promise<number> => {
  const sums = documents.aggregate<{ sum: number }>([{ $group: { _id: null, sum: { $sum: `$${field}` } } }], {
    ...atOnce,
    hint,
  });
  return (await sums.next())?.sum ?? 0;
};

/**
 * The settings of the page, and two numbers that tell when something changed. They are sums of what each document says
 * of itself, so a write that stands is in them, whoever dies after it (ST-12); a bump tells of prepared months.
 */
export const pageStore = ({ settings, counters, components, regions }: PageModels, kit: StoreKit): Page => {
  const store = aggregatesOn<Settings>(settings, kit);
  const numbers = collectionOf(counters);
  const [nodes, places] = [collectionOf(components), collectionOf(regions)];
  return {
    settings: async () => {
      const found = await store.find(only);
      if (found === undefined) throw new Error('There are no settings: the migration did not run.');
      return found;
    },
    beginSettings: async (decision, how) => {
      if ((await store.find(only)) === undefined) await store.create(only, decision, how);
    },
    changeSettings: (decide, how) => store.update(only, decide, how),
    revision: async () => {
      const [bumps, ...versions] = await Promise.all([
        numbers.findOne({ _id: 'bumps' }),
        sumOf(nodes, 'version', moved),
        sumOf(places, 'version', byId),
        sumOf(collectionOf(settings), 'version', byId),
      ]);
      return versions.reduce((sum, version) => sum + version, Number(bumps?.value ?? 0));
    },
    layout: async () => {
      const [moves, versions] = await Promise.all([sumOf(nodes, 'moves', moved), sumOf(places, 'version', byId)]);
      return moves + versions;
    },
    bump: async () => {
      await numbers.updateOne({ _id: 'bumps' }, { $inc: { value: 1 } }, { upsert: true });
    },
  };
};
