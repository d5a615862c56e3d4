import type { StatusEvent } from '../../domain/events.ts';
import { applyShares, emptyMonth, inZone, type MonthEvent, type Zone } from '../../domain/months.ts';
import { touchesOf } from '../../domain/touches.ts';
import type { Deps } from './deps.ts';
import { lowerKnownSince } from './lower-known-since.ts';
import { monthId, type Kept, type KeptMonth } from '../ports.ts';

export type PrepareDeps = Pick<Deps, 'events' | 'months' | 'components' | 'regions' | 'page' | 'clock'>;

const tries = 5;
/** Months read and written at once; an event may touch thousands. */
const atOnce = 2000;

/**
 * Brings events into the prepared months (ST-05), and those that were taken back out of them (ST-21): only months that an event's ledger touched since are written. It may
 * run at any time, several times, and beside others: a month keeps the newest share of each event. Events are marked
 * last: whoever dies on the way leaves them to `prepareLeftovers`, the new revision of the page included.
 */
export const prepareMonths =
  (deps: PrepareDeps) =>
  async (kept: readonly Kept<StatusEvent>[]): Promise<void> => {
    const events = kept.filter(({ state }) => state.publication !== 'scheduled');
    if (events.length === 0) return;
    if (events.some(isSeen)) await bring(deps, events);
    await deps.events.markPrepared(
      events.map(({ state: { id, reach }, version }) => ({ id, version, layout: reach.layout })),
    );
  };

// A draft that was never public is on no page.
const isSeen = ({ state: { publication, ledger } }: Kept<StatusEvent>): boolean =>
  publication === 'published' || ledger.length > 0;

const bring = async (deps: PrepareDeps, events: readonly Kept<StatusEvent>[]): Promise<void> => {
  const lots = lotsOf(events, await zonesNow(deps));
  for (let start = 0; start < lots.length; start += atOnce) await writeLots(deps, lots.slice(start, start + atOnce));
  await lowerKnownSince(deps, firstSeconds(events));
  await deps.page.bump();
};

/** What comes to one month. */
type Lot = { id: string; component: string; region: string; month: string; zone: Zone; shares: MonthEvent[] };

// Read after the events were written: a zone that changes later belongs to a layout that none of them knows.
const zonesNow = async ({ regions }: PrepareDeps): Promise<(region: string) => Zone> => {
  const zones = new Map<string, Zone>();
  for (const { state, version } of await regions.all()) zones.set(state.key, { name: state.timeZone, version });
  const unknown: Zone = { name: 'UTC', version: 0 };
  return (region) => zones.get(region) ?? unknown;
};

const lotsOf = (events: readonly Kept<StatusEvent>[], zoneOf: (region: string) => Zone): Lot[] => {
  const lots = new Map<string, Lot>();
  for (const { state } of events)
    for (const { component, region, month, share } of touchesOf(state.ledger, (key) => zoneOf(key).name)) {
      const id = monthId({ component, region, month });
      const lot = lots.get(id);
      const of: MonthEvent = { id: state.id, revision: share.revision, parts: share.parts };
      if (lot === undefined) lots.set(id, { id, component, region, month, zone: zoneOf(region), shares: [of] });
      else lot.shares.push(of);
    }
  return [...lots.values()];
};

const writeLots = async ({ months }: PrepareDeps, lots: readonly Lot[]): Promise<void> => {
  let left = lots;
  for (let attempt = 0; attempt < tries && left.length > 0; attempt += 1) {
    const kept = await months.findMany(left.map(({ id }) => id));
    const failed = new Set(await months.write(left.flatMap((lot) => changed(kept.get(lot.id), lot))));
    left = left.filter(({ id }) => failed.has(id));
  }
  if (left.length > 0) throw new Error(`${left.length} months are written by others again and again`);
};

// What comes in a zone that is no more is left out: its event is marked with an old layout, and laid out anew.
const changed = (kept: KeptMonth | undefined, { zone, shares, ...place }: Lot): KeptMonth[] => {
  const month = kept === undefined ? emptyMonth(place, zone) : inZone(kept.month, zone);
  if (month === undefined) return [];
  const after = applyShares(month, shares);
  return after === kept?.month ? [] : [{ month: after, version: kept?.version ?? 0 }];
};

const firstSeconds = (events: readonly Kept<StatusEvent>[]): Map<string, number> => {
  const first = new Map<string, number>();
  for (const { state } of events)
    for (const { component, from, supersededAt } of state.ledger)
      if (supersededAt === null && from < (first.get(component) ?? Infinity)) first.set(component, from);
  return first;
};
