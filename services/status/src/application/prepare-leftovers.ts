import { isAtriumError } from '@atrium/chassis/errors';
import { keepLedger, liesElsewhere } from '../domain/event-ledger.ts';
import type { StatusEvent } from '../domain/events.ts';
import type { Hooks } from './shared/deps.ts';
import { placesNow } from './shared/places-now.ts';
import type { EventWrite, Kept } from './ports.ts';
import { prepareMonths, type PrepareDeps } from './shared/prepare-months.ts';

type Needs = PrepareDeps & Pick<Hooks, 'tellStuck'>;

const atOnce = 200;

/**
 * Prepares what a crash or an outage left unprepared, and lays out anew what lies elsewhere since a component moved or a
 * region came or changed; the newest first, piece by piece for as long as `goOn` says so. One that cannot be prepared
 * is told and passed over.
 */
export const prepareLeftovers =
  (deps: Needs) =>
  async (goOn: () => Promise<boolean>): Promise<void> => {
    let passedOver = 0;
    do {
      const ids = await deps.events.unprepared(await deps.page.layout(), atOnce, passedOver);
      if (ids.length === 0) return;
      passedOver += ids.length - (await prepareAll(deps, ids));
    } while (await goOn());
  };

/** Answers how many were prepared. */
const prepareAll = async (deps: Needs, ids: readonly string[]): Promise<number> => {
  try {
    const laid = await layOut(deps, ids);
    await prepareMonths(deps)(laid);
    return laid.length;
  } catch (error) {
    if (isAtriumError(error) && error.kind === 'unavailable') throw error;
    const [id = ''] = ids;
    if (ids.length > 1) return prepareEach(deps, ids);
    deps.tellStuck(error, id);
    return 0;
  }
};

// One bad event must not hold up the others.
const prepareEach = async (deps: Needs, ids: readonly string[]): Promise<number> => {
  let prepared = 0;
  for (const id of ids) prepared += await prepareAll(deps, [id]);
  return prepared;
};

/** The events as they lie now; without those that somebody else wrote in between, and prepares. */
const layOut = async (deps: Needs, ids: readonly string[]): Promise<Kept<StatusEvent>[]> => {
  const now = deps.clock.now();
  const places = await placesNow(deps);
  const laid = Array.from((await deps.events.findMany(ids)).values(), (from) => {
    const state = keepLedger(from.state, places, now);
    return { from, state, isMoved: liesElsewhere(from.state, state) };
  });
  const writes = laid
    .filter(({ isMoved }) => isMoved)
    .map(({ from, state }): EventWrite => ({ from, decision: { state, facts: [] }, mark: from.mark }));
  const overtaken = new Set(await deps.events.bulk(writes, now));
  return laid
    .filter(({ state }) => !overtaken.has(state.id))
    .map(({ from, state, isMoved }) => ({ state, version: from.version + Number(isMoved) }));
};
