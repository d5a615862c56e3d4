import { due } from '../domain/due.ts';
import { placesNow, type Deps } from './deps.ts';

const atOnce = 100;

/**
 * What the clock does: publishes, begins and completes events at their time, dated at the planned second (ST-04). Any
 * number of replicas may run it at once: each change is decided anew on what is kept, so it happens once.
 */
export const touchDueEvents =
  (deps: Pick<Deps, 'events' | 'components' | 'regions' | 'clock' | 'prepare'>) => async (): Promise<number> => {
    const now = deps.clock.now();
    const ids = await deps.events.due(now, atOnce);
    if (ids.length === 0) return 0;
    const places = await placesNow(deps);
    for (const id of ids) {
      const touched = await deps.events.update(id, (event) => due(event, places, now), { now });
      await deps.prepare([touched]);
    }
    return ids.length;
  };
