import type { Caller } from '@atrium/chassis/caller';
import { mayReadEvent } from '../domain/access.ts';
import { eventNotFound } from '../domain/errors.ts';
import type { StatusEvent } from '../domain/events.ts';
import type { Deps } from './shared/deps.ts';
import type { Kept } from './ports.ts';

/** One event; a draft is not there for those who may not see it (ST-03). */
export const getEvent =
  ({ events }: Pick<Deps, 'events'>) =>
  async (caller: Caller, id: string): Promise<Kept<StatusEvent>> => {
    const found = await events.find(id);
    if (found === undefined || !mayReadEvent(caller, found.state)) throw eventNotFound({ params: { id } });
    return found;
  };
