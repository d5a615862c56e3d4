import type { Component } from '../../domain/components.ts';
import { regionNotFound } from '../../domain/errors.ts';
import type { StatusEvent } from '../../domain/events.ts';
import type { Months } from '../../domain/lens.ts';
import { isOver } from '../../domain/phases.ts';
import { livePartsOf, type LivePart } from '../../domain/live.ts';
import type { Month } from '../../domain/months.ts';
import type { Region } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import { runsIn, withoutCycles } from '../../domain/tree.ts';
import { monthsInMotion, type Window } from '../../domain/window.ts';
import { dateOf } from '../../domain/zones.ts';
import type { Deps } from './deps.ts';
import { inOrder } from './places-now.ts';
import type { Kept } from '../ports.ts';

export type SceneDeps = Pick<Deps, 'components' | 'regions' | 'events' | 'months' | 'page' | 'clock'>;

/** What every reading of the weather begins with: one region as it is now. */
export type Scene = {
  now: number;
  revision: number;
  settings: Kept<Settings>;
  regions: Kept<Region>[];
  region: Kept<Region>;
  components: Component[];
  versionOf: (key: string) => number;
  /** Published events that touch something in this region and are not over, newest begin first. */
  events: Kept<StatusEvent>[];
  live: LivePart[];
  /** First day of the history in this region; empty where there is none. */
  firstDay: string;
};

// The revision is read first: what is read after it is at least as new, so a cache never takes old numbers for new.
const readAll = async (deps: SceneDeps, now: number) => {
  const revision = await deps.page.revision();
  const [settings, regions, components, events] = await Promise.all([
    deps.page.settings(),
    deps.regions.all(),
    deps.components.all(),
    deps.events.live(now),
  ]);
  return { revision, settings, regions, components, events };
};

/** Reads one region; an empty key means the first one. Throws status.region_not_found. */
export const sceneOf = async (deps: SceneDeps, key: string): Promise<Scene> => {
  const now = deps.clock.now();
  const read = await readAll(deps, now);
  const keys = inOrder(read.regions.map(({ state }) => state)).map((region) => region.key);
  const regions = keys.flatMap((wanted) => read.regions.find(({ state }) => state.key === wanted) ?? []);
  const region = key === '' ? regions[0] : regions.find(({ state }) => state.key === key);
  if (region === undefined) throw regionNotFound({ params: { key }, fields: [{ field: 'region', code: 'unknown' }] });
  const components = withoutCycles(read.components.map(({ state }) => state));
  const live = livePartsOf(
    read.events.map(({ state }) => state),
    now,
  ).filter((part) => part.region === region.state.key);
  const versions = new Map(read.components.map(({ state, version }) => [state.key, version]));
  return {
    now,
    revision: read.revision,
    settings: read.settings,
    regions,
    region,
    components,
    versionOf: (component) => versions.get(component) ?? 0,
    events: read.events.filter(({ state }) => state.reach.regions.includes(region.state.key)).toSorted(byBegin),
    live,
    firstDay: firstDayOf(components, region.state, now),
  };
};

const byBegin = (a: Kept<StatusEvent>, b: Kept<StatusEvent>): number => b.state.startsAt - a.state.startsAt;

const firstDayOf = (components: readonly Component[], region: Region, now: number): string => {
  const shown = components.filter((component) => !component.archived && runsIn(component, region.key));
  const first = Math.min(...shown.map(({ knownSince }) => knownSince));
  return first <= now ? dateOf(first, region.timeZone) : '';
};

/** The prepared months of a window: whole where something may still move, else only their days. */
export const monthsOver = async (
  { months }: Pick<SceneDeps, 'months'>,
  { region, live, now, components: all }: Scene,
  window: Window,
  components?: readonly string[],
): Promise<Month[]> => {
  const openSince = Math.min(...live.flatMap(({ from, to }) => (to === null ? [from] : [])));
  const knownSince = [...new Set(all.map((component) => component.knownSince))];
  const moving = new Set(monthsInMotion(window, { now, openSince, knownSince }));
  const still = window.months.map(({ month }) => month).filter((month) => !moving.has(month));
  const of = components === undefined ? {} : { components };
  const read = await Promise.all([
    months.read(region.state, [...moving], { ...of, parts: true }),
    still.length === 0 ? [] : months.read(region.state, still, { ...of, parts: false }),
  ]);
  return read.flat();
};

/** Prepared months by component. */
export const byComponent = (months: readonly Month[]): ((component: string) => Months) => {
  const all = new Map<string, Map<string, Month>>();
  for (const month of months) {
    const mine = all.get(month.component);
    if (mine === undefined) all.set(month.component, new Map([[month.month, month]]));
    else mine.set(month.month, month);
  }
  const none: Months = new Map();
  return (component) => all.get(component) ?? none;
};

/** Open ones, which began and are not over. */
export const openOnes = ({ events, now }: Scene): Kept<StatusEvent>[] =>
  events.filter(({ state: { phase, startsAt } }) => phase !== 'scheduled' && !isOver(phase) && startsAt <= now);

/** Planned maintenance, next first. */
export const plannedOnes = ({ events }: Scene): Kept<StatusEvent>[] =>
  events.filter(({ state }) => state.phase === 'scheduled').toSorted((a, b) => a.state.startsAt - b.state.startsAt);
