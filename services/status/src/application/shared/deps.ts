import type { StatusEvent } from '../../domain/events.ts';
import type { Clock, Digest, Ids, Kept, Stores } from '../ports.ts';

/** All that the use cases need from outside; each takes what it names. */
export type Deps = Stores & {
  clock: Clock;
  ids: Ids;
  digest: Digest;
  /** Lets calls, health and timers have their turn in the middle of long work. */
  breathe: () => Promise<void>;
  /** Brings events into the prepared months; what fails is done again by the timer. */
  prepare: (events: readonly Kept<StatusEvent>[]) => Promise<void>;
};

/** What the use cases are told besides: how work is woken, and whom defects of an import or an event are told. */
export type Hooks = {
  wakeImports: () => void;
  wakeLeftovers: () => void;
  tellDefect: (error: unknown, importId: string) => void;
  tellStuck: (error: unknown, eventId: string) => void;
};
