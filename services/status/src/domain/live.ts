import type { StatusEvent } from './events.ts';
import { inForce } from './ledger.ts';
import { worst, type ComponentState, type TroubledState } from './states.ts';

/** An interval in force of an event that is not over; `to` is null while it has no end. */
export type LivePart = {
  event: string;
  component: string;
  region: string;
  state: TroubledState;
  from: number;
  to: number | null;
};

/** The intervals of published events that are not over at `now`; of planned ones too. */
export const livePartsOf = (events: Iterable<Pick<StatusEvent, 'id' | 'ledger'>>, now: number): LivePart[] =>
  Array.from(events, ({ id, ledger }) =>
    inForce(ledger)
      .filter(({ to }) => to === null || to > now)
      .map(({ component, region, state, from, to }) => ({ event: id, component, region, state, from, to })),
  ).flat();

/** Whether a part holds at a second. */
export const isActiveAt = (part: Pick<LivePart, 'from' | 'to'>, second: number): boolean =>
  part.from <= second && (part.to === null || part.to > second);

/** The state now of a component whose live parts are given: the worst of them, or operational (ST-02). */
export const stateNow = (live: readonly LivePart[], now: number): ComponentState =>
  worst(['operational', ...live.filter((part) => isActiveAt(part, now)).map(({ state }) => state)]);
