import type { EventCursor, EventFilter } from '../application/ports.ts';

const over = ['resolved', 'completed', 'cancelled'];

const stages = {
  open: (now: number) => ({ lastsUntil: { $gte: now }, phase: { $nin: [...over, 'scheduled'] } }),
  planned: (now: number) => ({ lastsUntil: { $gte: now }, phase: 'scheduled' }),
  past: () => ({ phase: { $in: over } }),
};

/** Events of one region: those that name it, and those that name none. */
export const inRegion = (region: string | undefined): object =>
  region === undefined ? {} : { in: { $in: [region, []] } };

const within = ({ from, until }: EventFilter): object[] => [
  ...(until === undefined ? [] : [{ startsAt: { $lt: until } }]),
  ...(from === undefined ? [] : [{ lastsUntil: { $gte: from } }]),
];

/**
 * The query of a filter. Lists go by (publication, startsAt) or, for components, (publication, on, startsAt); open and
 * planned events, of which there are few, by (publication, lastsUntil).
 */
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

/** Those after a place in the list, newest begin first. */
export const afterCursor = (after: EventCursor | undefined): object =>
  after === undefined
    ? {}
    : { startsAt: { $lte: after.startsAt }, $or: [{ startsAt: { $lt: after.startsAt } }, { _id: { $lt: after.id } }] };
