import { keepLedger } from '../domain/event-ledger.ts';
import type { StatusEvent } from '../domain/events.ts';
import { placesNow, type Deps } from './deps.ts';
import type { Kept } from './ports.ts';

const atOnce = 200;

/**
 * Prepares what a crash or an outage left unprepared, and what touches other days since a region or a component
 * changed where it is. Answers how many there were.
 */
export const prepareLeftovers =
  (deps: Pick<Deps, 'events' | 'components' | 'regions' | 'clock' | 'prepare'>) => async (): Promise<number> => {
    const ids = await deps.events.unprepared(atOnce);
    if (ids.length === 0) return 0;
    const places = await placesNow(deps);
    const now = deps.clock.now();
    const events: Kept<StatusEvent>[] = [];
    for (const id of ids)
      events.push(
        await deps.events.update(
          id,
          (event) => {
            const state = keepLedger(event, places, now);
            return state === event ? undefined : { state, facts: [] };
          },
          { now },
        ),
      );
    await deps.prepare(events);
    return ids.length;
  };
