import { touchDue } from '@atrium/chassis/due';
import { due } from '../domain/due.ts';
import type { Places } from '../domain/places.ts';
import type { Deps, Hooks } from './shared/deps.ts';
import { placesNow } from './shared/places-now.ts';

type Needs = Pick<Deps, 'events' | 'components' | 'regions' | 'clock' | 'prepare'> & Pick<Hooks, 'tellStuck'>;

/**
 * What the clock does: publishes, begins and completes events at their time, dated at the planned second (ST-04). Any
 * number of replicas may run it at once: each change is decided anew on what is kept, so it happens once.
 */
export const touchDueEvents =
  ({ events, clock, prepare, tellStuck, ...deps }: Needs) =>
  (): Promise<number> => {
    const now = clock.now();
    // Read once for all of them, and not at all while nothing is due.
    let reading: Promise<Places> | undefined;
    const touch = async (id: string): Promise<void> => {
      const places = await (reading ??= placesNow(deps));
      await prepare([await events.update(id, (event) => due(event, places, now), { now })]);
    };
    return touchDue(events, { now, touch, tellStuck });
  };
