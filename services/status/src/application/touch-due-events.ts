import { due } from '../domain/due.ts';
import { placesNow, type Deps, type Hooks } from './deps.ts';

type Needs = Pick<Deps, 'events' | 'components' | 'regions' | 'clock' | 'prepare'> & Pick<Hooks, 'tellStuck'>;

const atOnce = 100;
/** After how many seconds one that failed is tried again. */
const retrySeconds = 10;

/**
 * What the clock does: publishes, begins and completes events at their time, dated at the planned second (ST-04). Any
 * number of replicas may run it at once: each change is decided anew on what is kept, so it happens once. One that fails
 * is told and tried again a little later, so that however many there are, they never hold up the others.
 */
export const touchDueEvents = (deps: Needs) => async (): Promise<number> => {
  const now = deps.clock.now();
  const ids = await deps.events.due(now, atOnce);
  if (ids.length === 0) return 0;
  const places = await placesNow(deps);
  for (const id of ids)
    try {
      const touched = await deps.events.update(id, (event) => due(event, places, now), { now });
      await deps.prepare([touched]);
    } catch (error) {
      // With MongoDB away this fails too, and ends the run.
      await deps.events.postpone(id, now + retrySeconds);
      deps.tellStuck(error, id);
    }
  return ids.length;
};
