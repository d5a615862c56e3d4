import type { Component } from '../domain/components.ts';
import { componentNotFound } from '../domain/errors.ts';
import type { StatusEvent } from '../domain/events.ts';
import { runsIn, visibleTree, type TreeNode } from '../domain/tree.ts';
import type { Uptime } from '../domain/uptime.ts';
import { monthsForUptime, uptimeRows } from '../domain/uptime-rows.ts';
import { validUntil, weatherRows, type WeatherRow } from '../domain/weather.ts';
import type { Window } from '../domain/window.ts';
import type { EventCursor, Kept } from './ports.ts';
import { byComponent, monthsOver, openOnes, plannedOnes, sceneOf, type Scene, type SceneDeps } from './shared/scene.ts';
import { eventPage } from './shared/event-page.ts';
import { facesOf, fitting } from './shared/shown-events.ts';
import { windowWanted, type WindowWish } from './shared/window-wanted.ts';

export type GetComponentWeather = WindowWish & { key: string; after?: EventCursor | undefined; limit: number };

/** Uptime over the last so many days, up to now. */
export type PeriodUptime = { days: number; uptime: Uptime };

export type ComponentWeather = Scene & {
  window: Window;
  row: WeatherRow;
  ancestors: Component[];
  children: WeatherRow[];
  periods: PeriodUptime[];
  open: Kept<StatusEvent>[];
  planned: Kept<StatusEvent>[];
  past: Kept<StatusEvent>[];
  next: EventCursor | undefined;
  validUntil: number;
};

const periodDays = [1, 7, 30, 90, 365];

/** One component in one region: state, days, uptime over common periods, events (ST-02, ST-06). */
export const getComponentWeather =
  (deps: SceneDeps) =>
  async (query: GetComponentWeather): Promise<ComponentWeather> => {
    const scene = await sceneIn(deps, query);
    const node = nodeOf(scene, query.key);
    const keys = [query.key, ...node.descendants];
    const family = scene.components.filter(({ key }) => keys.includes(key));
    const window = windowWanted(query, scene);
    const [rows, periods, past] = await Promise.all([
      rowsOf(deps, scene, window, family),
      periodsOf(deps, scene, family, query.key),
      pastOf(deps, scene, keys, query),
    ]);
    const touched = ({ state }: Kept<StatusEvent>) => touchesOne(state, keys);
    return {
      ...scene,
      ...past,
      window,
      row: rowNamed(rows, query.key),
      ancestors: node.ancestors.flatMap((key) => scene.components.find((component) => component.key === key) ?? []),
      children: rows.filter(({ component }) => component.parent === query.key),
      periods,
      open: fitting(openOnes(scene).filter(touched)),
      planned: facesOf(plannedOnes(scene).filter(touched)),
      validUntil: validUntil(
        scene.live.filter((part) => keys.includes(part.component)),
        scene.region.state.timeZone,
        scene.now,
      ),
    };
  };

// Without a region the first one in which the component runs is shown.
const sceneIn = async (deps: SceneDeps, { key, region }: GetComponentWeather): Promise<Scene> => {
  const scene = await sceneOf(deps, region);
  const component = scene.components.find((found) => found.key === key);
  if (region !== '' || component === undefined || runsIn(component, scene.region.state.key)) return scene;
  const first = scene.regions.find(({ state }) => runsIn(component, state.key));
  return first === undefined ? scene : sceneOf(deps, first.state.key);
};

const nodeOf = ({ components }: Scene, key: string): TreeNode => {
  const node = visibleTree(components).get(key);
  if (node === undefined) throw componentNotFound({ params: { key } });
  return node;
};

/** A family by itself: its head stands where the root does, so that the rules for a page hold for it. */
const asTree = (family: readonly Component[], head: string): Component[] =>
  family.map((component) => (component.key === head ? { ...component, parent: '' } : component));

const rowsOf = async (
  { months }: SceneDeps,
  scene: Scene,
  window: Window,
  family: Component[],
): Promise<WeatherRow[]> => {
  const { now, live, settings } = scene;
  const region = scene.region.state.key;
  const keys = family.map(({ key }) => key);
  const read = await monthsOver({ months }, scene, window, keys);
  const components = asTree(family, headOf(family));
  const rows = weatherRows({
    components,
    region,
    window,
    monthsOf: byComponent(read),
    live,
    weights: settings.state.weights,
    now,
  });
  const known = new Map(scene.components.map((component) => [component.key, component]));
  return rows.map((row) => ({ ...row, component: known.get(row.component.key) ?? row.component }));
};

const headOf = (family: readonly Component[]): string => {
  const keys = new Set(family.map(({ key }) => key));
  return family.find(({ parent }) => !keys.has(parent))?.key ?? '';
};

const periodsOf = async (
  { months }: SceneDeps,
  scene: Scene,
  family: Component[],
  key: string,
): Promise<PeriodUptime[]> => {
  const { now, live } = scene;
  const { key: region, timeZone: zone } = scene.region.state;
  const components = asTree(family, key);
  const longest = now - Math.max(...periodDays) * 86_400;
  const base = { components, region, zone, live, now, until: now };
  const wanted = periodDays.map((days) => monthsForUptime({ ...base, from: now - days * 86_400 }));
  const whole = new Set(wanted.flatMap((period) => period.whole));
  const totals = new Set([...monthsForUptime({ ...base, from: longest }).totals].filter((month) => !whole.has(month)));
  const of = family.map((component) => component.key);
  const read = await Promise.all([
    months.read(scene.region.state, [...whole], { components: of, parts: true }),
    months.read(scene.region.state, [...totals], { components: of, parts: false }),
  ]);
  const monthsOf = byComponent(read.flat());
  const weights = scene.settings.state.weights;
  return periodDays.map((days) => {
    const rows = uptimeRows({ ...base, from: now - days * 86_400, monthsOf, weights });
    return { days, uptime: rowNamed(rows, key).uptime };
  });
};

const pastOf = async (deps: SceneDeps, scene: Scene, keys: string[], { after, limit }: GetComponentWeather) => {
  const filter = { components: keys, region: scene.region.state.key, stage: 'past' as const, now: scene.now };
  const { events: past, next } = await eventPage(deps.events, filter, { after, limit });
  return { past, next };
};

const touchesOne = (event: StatusEvent, keys: readonly string[]): boolean =>
  event.components.some((key) => keys.includes(key)) ||
  event.ledger.some(({ supersededAt, component }) => supersededAt === null && keys.includes(component));

const rowNamed = <Row extends { component: Component }>(rows: readonly Row[], key: string): Row => {
  const row = rows.find(({ component }) => component.key === key);
  if (row === undefined) throw componentNotFound({ params: { key } });
  return row;
};
