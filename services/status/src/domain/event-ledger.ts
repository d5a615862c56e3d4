import type { StatusEvent } from './events.ts';
import { intervalsOf } from './intervals.ts';
import { reviseLedger } from './ledger.ts';
import type { Places } from './places.ts';

/**
 * The event with a ledger that says what it is now (ST-05): no interval counts before it is published. To be applied
 * also when components or regions that it touches change where they run. The same object where nothing differs.
 */
export const keepLedger = (event: StatusEvent, places: Places, now: number): StatusEvent => {
  const wanted = event.publication === 'published' ? intervalsOf(event, places) : [];
  const ledger = reviseLedger(event.ledger, wanted, now);
  return ledger === event.ledger ? event : { ...event, ledger };
};
