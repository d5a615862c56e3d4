import type { Actor, Stamp } from './actor.ts';
import type { StatusEvent } from './events.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Months } from './lens.ts';
import { applyShares, emptyMonth, type Month } from './months.ts';
import type { NewEvent } from './new-event.ts';
import { placesOf, type Places } from './places.ts';
import { noText, type Text } from './text.ts';
import { touchesOf, type Touch } from './touches.ts';
import type { Component } from './tree.ts';

/** The second of an instant written with its offset, such as `2026-03-29T03:00+02:00`. */
export const at = (instant: string): number => Date.parse(instant) / 1000;

export const agent: Actor = { kind: 'account', id: 'a1', name: 'Agent' };

/** The agent, in 2001. */
export const stamp: Stamp = { updatedAt: 1e9, updatedBy: agent };

/** What a test knows to be there. */
export const sure = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new TypeError('nothing there');
  return value;
};

export const say = (en: string): Text => ({ fr: '', en });

/** A component below the root unless said otherwise, known since 2000, in all regions. */
export const component = (key: string, more: Partial<Component> = {}): Component => ({
  key,
  parent: key === 'page' ? '' : 'page',
  name: say(key),
  description: noText,
  regions: [],
  position: 0,
  knownSince: at('2000-01-01T00:00Z'),
  archived: false,
  moves: 0,
  ...stamp,
  ...more,
});

/** The root, two components in two regions, and one that runs in `eu` only. */
const components = [component('page'), component('mail'), component('web'), component('local', { regions: ['eu'] })];

export const places: Places = placesOf(components, [
  { key: 'eu', version: 1 },
  { key: 'us', version: 1 },
]);

/** A wish for an incident that names `mail` in `eu`. */
export const incident = (more: Partial<NewEvent> = {}): NewEvent => ({
  id: 'e1',
  kind: 'incident',
  title: say('Mail is down'),
  impact: 'critical',
  components: ['mail'],
  regions: ['eu'],
  startsAt: null,
  endsAt: null,
  phase: null,
  text: say('We look into it'),
  states: [],
  publication: null,
  publishAt: null,
  by: agent,
  ...more,
});

export const maintenance = (startsAt: number, endsAt: number, more: Partial<NewEvent> = {}): NewEvent =>
  incident({ kind: 'maintenance', title: say('Upgrade'), impact: null, startsAt, endsAt, ...more });

export const update = (more: object = {}) => ({
  id: 'u1',
  phase: null,
  text: say('News'),
  states: [],
  at: null,
  by: agent,
  ...more,
});

const monthKey = ({ component: key, region, month }: Touch): string => `${key} ${region} ${month}`;

/** All months with these touches of an event applied. */
export const applyTouches = (
  months: ReadonlyMap<string, Month>,
  id: string,
  ledger: readonly LedgerEntry[],
  zone: string,
): Map<string, Month> => {
  const after = new Map(months);
  for (const touch of touchesOf(ledger, () => zone)) {
    const key = monthKey(touch);
    const before = after.get(key) ?? emptyMonth(touch, { name: zone, version: 1 });
    after.set(key, applyShares(before, [{ id, ...touch.share }]));
  }
  return after;
};

/** The months that events prepare, built from nothing. */
export const prepared = (events: readonly Pick<StatusEvent, 'id' | 'ledger'>[], zone: string): Map<string, Month> =>
  events.reduce((months, { id, ledger }) => applyTouches(months, id, ledger, zone), new Map<string, Month>());

/** The months of one component in one region. */
export const monthsOf = (months: ReadonlyMap<string, Month>, key: string, region: string): Months =>
  new Map(
    [...months.values()].filter((month) => month.component === key && month.region === region).map((m) => [m.month, m]),
  );

/** The code of the error that an act throws; undefined where it throws none. */
export const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};
