import type { StatusEvent } from '../domain/events.ts';
import { inForce } from '../domain/ledger.ts';
import { applyEvent, emptyMonth } from '../domain/months.ts';
import { touchesOf, type Touch } from '../domain/touches.ts';
import type { Deps } from './deps.ts';
import { monthId, type Kept, type KeptMonth } from './ports.ts';

type Needs = Pick<Deps, 'events' | 'months' | 'components' | 'regions' | 'page'>;

const tries = 5;

/**
 * Brings events into the prepared months (ST-05): only months that an event's ledger touched since are written. It may
 * run at any time, several times, and beside others: a month keeps the newest share of each event.
 */
export const prepareMonths =
  (deps: Needs) =>
  async (kept: readonly Kept<StatusEvent>[]): Promise<void> => {
    const events = kept.filter(({ state }) => state.publication === 'published');
    if (events.length === 0) return;
    const zones = new Map((await deps.regions.all()).map(({ state }) => [state.key, state.timeZone]));
    const shares = events.flatMap(({ state }) => sharesOf(state, zones));
    await writeShares(deps, shares);
    await deps.components.lowerKnownSince(firstSeconds(events.map(({ state }) => state)));
    await deps.events.markPrepared(new Map(events.map(({ state, version }) => [state.id, version])));
    await deps.page.bump();
  };

type EventShare = Touch & { event: string; zone: string };

const sharesOf = (event: StatusEvent, zones: ReadonlyMap<string, string>): EventShare[] => {
  const zoneOf = (region: string) => zones.get(region) ?? 'UTC';
  return touchesOf(event.ledger, zoneOf).map((touch) => ({ ...touch, event: event.id, zone: zoneOf(touch.region) }));
};

const writeShares = async ({ months }: Needs, shares: readonly EventShare[]): Promise<void> => {
  let left = shares;
  for (let attempt = 0; attempt < tries && left.length > 0; attempt += 1) {
    const kept = await months.findMany([...new Set(left.map(monthId))]);
    const failed = new Set(await months.write(changedMonths(kept, left)));
    left = left.filter((share) => failed.has(monthId(share)));
  }
  if (left.length > 0) throw new Error(`${left.length} months are written by others again and again`);
};

const changedMonths = (kept: ReadonlyMap<string, KeptMonth>, shares: readonly EventShare[]): KeptMonth[] => {
  const changed = new Map<string, KeptMonth>();
  for (const share of shares) {
    const id = monthId(share);
    const before = changed.get(id) ?? usable(kept.get(id), share);
    const month = applyEvent(before.month, share.event, share.share);
    if (month !== before.month) changed.set(id, { month, version: before.version });
  }
  return [...changed.values()];
};

// A month that was prepared in an older zone of its region is begun anew in its place.
const usable = (kept: KeptMonth | undefined, { component, region, month, zone }: EventShare): KeptMonth =>
  kept?.month.zone === zone ? kept : { month: emptyMonth(component, region, month, zone), version: kept?.version ?? 0 };

const firstSeconds = (events: readonly StatusEvent[]): Map<string, number> => {
  const first = new Map<string, number>();
  for (const { component, from } of events.flatMap(({ ledger }) => inForce(ledger)))
    first.set(component, Math.min(from, first.get(component) ?? from));
  return first;
};
