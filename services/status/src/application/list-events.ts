import { allow, type Caller } from '@atrium/chassis/caller';
import { mayReadDrafts } from '../domain/access.ts';
import { componentNotFound, endsBeforeStart } from '../domain/errors.ts';
import { bytesOf, bytesOfWhole } from '../domain/event-bytes.ts';
import { treeOf } from '../domain/tree.ts';
import type { Deps } from './shared/deps.ts';
import type { EventCursor, EventFilter } from './ports.ts';
import { eventPage, type EventPage } from './shared/event-page.ts';

export type ListEvents = Omit<EventFilter, 'components' | 'now'> & {
  /** Key of a component: events that touch it or what is below it. */
  component?: string | undefined;
  /** They are to be told with their intervals. */
  intervals?: boolean | undefined;
  after?: EventCursor | undefined;
  limit: number;
};

/** Events by filter, newest begin first unless said, page by page (GW-03). */
export const listEvents =
  ({ events, components, clock }: Pick<Deps, 'events' | 'components' | 'clock'>) =>
  async (caller: Caller, { component, intervals, after, limit, ...filter }: ListEvents): Promise<EventPage> => {
    if (filter.drafts === true) allow(caller, mayReadDrafts);
    const { from = -Infinity, until = Infinity } = filter;
    if (until <= from) throw endsBeforeStart({ fields: [{ field: 'until', code: 'before_from' }] });
    const touched = component === undefined ? undefined : await below({ components }, component);
    const wanted = { ...filter, components: touched, now: clock.now() };
    return eventPage(events, wanted, { after, limit, bytesOf: intervals === true ? bytesOfWhole : bytesOf });
  };

const below = async ({ components }: Pick<Deps, 'components'>, key: string): Promise<string[]> => {
  const node = treeOf((await components.all()).map(({ state }) => state)).get(key);
  if (node === undefined) throw componentNotFound({ params: { key } });
  return [key, ...node.descendants];
};
