import type { Caller } from '@atrium/chassis/caller';
import { mayReadDrafts } from '../domain/access.ts';
import { componentNotFound } from '../domain/errors.ts';
import type { StatusEvent } from '../domain/events.ts';
import { treeOf } from '../domain/tree.ts';
import { allow } from './allow.ts';
import type { Deps } from './deps.ts';
import type { EventCursor, EventFilter, Kept } from './ports.ts';

export type ListEvents = Omit<EventFilter, 'components' | 'now'> & {
  /** Key of a component: events that touch it or what is below it. */
  component?: string | undefined;
  after?: EventCursor | undefined;
  limit: number;
};

export type EventPage = { events: Kept<StatusEvent>[]; next: EventCursor | undefined };

/** Events by filter, newest begin first, page by page (GW-03). */
export const listEvents =
  ({ events, components, clock }: Pick<Deps, 'events' | 'components' | 'clock'>) =>
  async (caller: Caller, { component, after, limit, ...filter }: ListEvents): Promise<EventPage> => {
    if (filter.drafts === true) allow(caller, mayReadDrafts);
    const touched = component === undefined ? undefined : await below({ components }, component);
    const found = await events.list({ ...filter, components: touched, now: clock.now() }, after, limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1)?.state : undefined;
    return { events: page, next: last && { startsAt: last.startsAt, id: last.id } };
  };

const below = async ({ components }: Pick<Deps, 'components'>, key: string): Promise<string[]> => {
  const node = treeOf((await components.all()).map(({ state }) => state)).get(key);
  if (node === undefined) throw componentNotFound({ params: { key } });
  return [key, ...node.descendants];
};
