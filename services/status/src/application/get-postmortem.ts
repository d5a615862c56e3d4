import type { Caller } from '@atrium/chassis/caller';
import { mayReadDrafts, mayReadEvent } from '../domain/access.ts';
import { postmortemNotFound } from '../domain/errors.ts';
import type { Postmortem } from '../domain/postmortems.ts';
import type { Kept } from './ports.ts';
import type { Deps } from './shared/deps.ts';

/** The post-mortem of an event; a draft, and that of an event that was taken back, is not there for the public (ST-13). */
export const getPostmortem =
  ({ events, postmortems }: Pick<Deps, 'events' | 'postmortems'>) =>
  async (caller: Caller, event: string): Promise<Kept<Postmortem>> => {
    const [about, found] = await Promise.all([events.find(event), postmortems.find(event)]);
    const isShown = about !== undefined && mayReadEvent(caller, about.state);
    const isPublic = found?.state.publishedAt != null || mayReadDrafts(caller);
    if (found === undefined || !isShown || !isPublic) throw postmortemNotFound({ params: { id: event } });
    return found;
  };
