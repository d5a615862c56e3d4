import { isDate } from '../domain/calendar.ts';
import { componentNotFound, endsBeforeStart, refuseMistakes, tooMuchAsked } from '../domain/errors.ts';
import { treeOfRegion } from '../domain/tree.ts';
import { monthsForUptime, uptimeRows, type UptimeRow } from '../domain/uptime-rows.ts';
import { dayBounds } from '../domain/zones.ts';
import { byComponent, sceneOf, type Scene, type SceneDeps } from './shared/scene.ts';

export type GetUptime = {
  /** Keys; none for all. */
  components: readonly string[];
  region: string;
  /** A day in the region's zone, or an instant. */
  from: string;
  /** A day (included) or an instant (not included); empty means now. */
  until: string;
};

export type UptimeReport = Scene & { from: number; until: number; rows: UptimeRow[] };

/** Uptime per component over a period, exact to the second (ST-06). */
export const getUptime =
  (deps: SceneDeps) =>
  async (query: GetUptime): Promise<UptimeReport> => {
    const scene = await sceneOf(deps, query.region);
    const { now, live, components } = scene;
    const { key: region, timeZone: zone } = scene.region.state;
    const period = periodOf(query, zone, now);
    const input = { components, region, zone, live, now, ...period };
    const of = families(scene, query.components);
    const family = components.filter(({ key }) => of.has(key));
    const { totals, whole, count } = monthsForUptime({ ...input, components: family });
    if (count > mostMonths) throw tooMuchAsked({ params: { max: mostMonths } });
    const read = await Promise.all([
      deps.months.read(scene.region.state, whole, { components: [...of], parts: true }),
      deps.months.read(scene.region.state, totals, { components: [...of], parts: false }),
    ]);
    const rows = uptimeRows({ ...input, monthsOf: byComponent(read.flat()), weights: scene.settings.state.weights });
    return { ...scene, ...period, rows: rows.filter(({ component }) => isAsked(query, component.key)) };
  };

const isAsked = ({ components }: GetUptime, key: string): boolean =>
  components.length === 0 || components.includes(key);

/** The components asked for and all that is below them; none for all. Throws status.component_not_found. */
const families = ({ components, region }: Scene, asked: readonly string[]): Set<string> => {
  const tree = treeOfRegion(components, region.state.key);
  const heads = asked.length === 0 ? [...tree.keys()] : asked;
  return new Set(
    heads.flatMap((key) => {
      const node = tree.get(key);
      if (node === undefined) throw componentNotFound({ params: { key } });
      return [key, ...node.descendants];
    }),
  );
};

/** Most months of one component that a report is made of: anybody may ask for it (ST-14: 500 components in ten years have 60,000). */
const mostMonths = 75_000;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const secondOf = (text: string, zone: string, edge: 'from' | 'until'): number =>
  isDate(text) ? dayBounds(text, zone)[edge] : instant.test(text) ? Math.floor(Date.parse(text) / 1000) : NaN;

const periodOf = (query: GetUptime, zone: string, now: number): { from: number; until: number } => {
  const from = secondOf(query.from, zone, 'from');
  const until = query.until === '' ? now : secondOf(query.until, zone, 'until');
  refuseMistakes([
    ...(Number.isNaN(from) ? [{ field: 'from', code: 'not_a_time' }] : []),
    ...(Number.isNaN(until) ? [{ field: 'until', code: 'not_a_time' }] : []),
  ]);
  if (until <= from) throw endsBeforeStart({ fields: [{ field: 'until', code: 'before_from' }] });
  return { from, until };
};
