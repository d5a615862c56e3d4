import type { StatusEvent } from './events.ts';
import { intervalsOf, regionsReached } from './intervals.ts';
import { reviseLedger } from './ledger.ts';
import type { Places } from './places.ts';

/** What of an event follows from the rest of it and from where its components run. */
type Laid = Pick<StatusEvent, 'ledger' | 'reach'>;

/** An event that was never laid out. */
export const notLaid = (): Laid => ({ ledger: [], reach: { regions: [], layout: -1 } });

/**
 * The event with a ledger that says what it is now (ST-05), and the regions it reaches (ST-07): no interval counts before
 * it is published. To be applied also when components or regions that it touches change where they run.
 */
export const keepLedger = (event: StatusEvent, places: Places, now: number): StatusEvent => {
  const wanted = event.publication === 'published' ? intervalsOf(event, places) : [];
  const ledger = reviseLedger(event.ledger, wanted, now);
  return { ...event, ledger, reach: { regions: regionsReached(event, places), layout: places.layout } };
};

/** Whether an event lies elsewhere than before; a newer layout alone, in which it lies where it did, is no difference. */
export const liesElsewhere = (before: Laid, after: Laid): boolean =>
  after.ledger !== before.ledger || after.reach.regions.join() !== before.reach.regions.join();
