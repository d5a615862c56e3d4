import type { EventCursor, EventFilter } from '../application/ports.ts';

const over = ['resolved', 'completed', 'cancelled'];
const going = ['investigating', 'identified', 'monitoring', 'in_progress', 'verifying'];

/** The indexes of lists, each in the order in which lists are read: no list is sorted in memory, and each names its own. */
export const listIndexes = {
  byBegin: { publication: 1, startsAt: -1, _id: -1, lastsUntil: 1 },
  byComponent: { publication: 1, on: 1, startsAt: -1, _id: -1 },
  byPhase: { publication: 1, phase: 1, startsAt: -1, _id: -1 },
  byNews: { publication: 1, newsAt: -1, _id: -1 },
  byNewsOfComponent: { publication: 1, on: 1, newsAt: -1, _id: -1 },
} as const;

// With more keys MongoDB would sort in memory; so wide a group is touched by most events, and those are walked instead.
const mostKeys = 60;

/** The index by which a filter is read. */
export const indexFor = ({ components, stage, order }: EventFilter): Record<string, 1 | -1> => {
  const isNarrow = components !== undefined && components.length <= mostKeys;
  if (order === 'newestUpdate') return isNarrow ? listIndexes.byNewsOfComponent : listIndexes.byNews;
  if (isNarrow) return listIndexes.byComponent;
  return stage === undefined ? listIndexes.byBegin : listIndexes.byPhase;
};

const stages = {
  open: (now: number) => ({ lastsUntil: { $gte: now }, phase: { $in: going } }),
  planned: (now: number) => ({ lastsUntil: { $gte: now }, phase: 'scheduled' }),
  past: () => ({ phase: { $in: over } }),
};

/** Events that touch something in a region. */
export const inRegion = (region: string | undefined): object => (region === undefined ? {} : { in: region });

const within = ({ from, until }: EventFilter): object[] => [
  ...(until === undefined ? [] : [{ startsAt: { $lt: until } }]),
  ...(from === undefined ? [] : [{ lastsUntil: { $gte: from } }]),
];

/** The query of a filter, read by {@link indexFor}. */
export const queryOf = (filter: EventFilter): object => {
  const { kind, components, region, stage, drafts } = filter;
  const conditions = [
    ...within(filter),
    ...(stage === undefined ? [] : [stages[stage](filter.now)]),
    ...(kind === undefined ? [] : [{ kind }]),
  ];
  return {
    publication: drafts === true ? { $in: ['draft', 'scheduled'] } : 'published',
    ...(components !== undefined && { on: { $in: components } }),
    ...inRegion(region),
    ...(conditions.length > 0 && { $and: conditions }),
  };
};

const orders = {
  newestBegin: { by: 'startsAt', way: -1 },
  oldestBegin: { by: 'startsAt', way: 1 },
  newestUpdate: { by: 'newsAt', way: -1 },
} as const;

/** The order of a list: that of its index, from one end or the other. */
export const orderOf = ({ order = 'newestBegin' }: EventFilter): Record<string, 1 | -1> => {
  const { by, way } = orders[order];
  return { [by]: way, _id: way };
};

/** Those after a place in the list, in its order. */
export const afterCursor = ({ order = 'newestBegin' }: EventFilter, after: EventCursor | undefined): object => {
  if (after === undefined) return {};
  const { by, way } = orders[order];
  const [beyond, from] = way === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  const { at, id } = after;
  return { [by]: { [from]: at }, $or: [{ [by]: { [beyond]: at } }, { _id: { [beyond]: id } }] };
};
