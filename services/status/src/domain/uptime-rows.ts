import type { Component } from './components.ts';
import { groupUptime, type Member } from './group.ts';
import type { Months } from './lens.ts';
import type { LivePart } from './live.ts';
import type { Weights } from './settings.ts';
import { runsIn, treeOfRegion } from './tree.ts';
import { monthsToRead, secondsOver, uptimeOf, type Uptime } from './uptime.ts';

/** Uptime of a component over a period; of a group that of its worst member, and the mean (ST-18). */
export type UptimeRow = { component: Component; depth: number; group: boolean; uptime: Uptime; mean: Uptime | null };

/** What a report is made from: one region, one period in Unix seconds. */
export type UptimeInput = {
  components: readonly Component[];
  region: string;
  zone: string;
  from: number;
  until: number;
  /** Prepared months of a component in this region. */
  monthsOf: (component: string) => Months;
  /** Live parts of all components in this region. */
  live: readonly LivePart[];
  weights: Weights;
  now: number;
};

type Shown = Pick<UptimeInput, 'region' | 'zone' | 'live' | 'now'>;

const lensOf = (component: Component, { region, zone, live, now }: Shown) => ({
  zone,
  knownSince: runsIn(component, region) ? component.knownSince : Infinity,
  now,
  live: live.filter((part) => part.component === component.key),
});

/** All rows in the order of the tree (ST-06). */
export const uptimeRows = (input: UptimeInput): UptimeRow[] => {
  const tree = treeOfRegion(input.components, input.region);
  const members = new Map(
    Array.from(tree.values(), ({ component, children }): [string, Member] => {
      const seconds = secondsOver(input.monthsOf(component.key), input.from, input.until, lensOf(component, input));
      return [
        component.key,
        { key: component.key, leaf: children.length === 0, uptime: uptimeOf(seconds, input.weights) },
      ];
    }),
  );
  return Array.from(tree.values(), ({ component, depth, descendants }) => {
    const own = members.get(component.key);
    if (own === undefined) throw new RangeError(`no component ${component.key}`);
    const { worst, mean } = groupUptime(
      own,
      descendants.flatMap((key) => members.get(key) ?? []),
    );
    return { component, depth, group: descendants.length > 0, uptime: worst, mean };
  });
};

/** The months that such a report needs, with totals only and with their events; and how many those of all components are. */
export const monthsForUptime = (
  input: Shown & Pick<UptimeInput, 'components' | 'from' | 'until'>,
): { totals: string[]; whole: string[]; count: number } => {
  const needs = input.components.map((component) => monthsToRead(input.from, input.until, lensOf(component, input)));
  const whole = new Set(needs.flatMap((need) => need.whole));
  const totals = new Set(needs.flatMap((need) => need.totals));
  const count = needs.reduce((sum, need) => sum + need.totals.length + need.whole.length, 0);
  return { totals: [...totals].filter((month) => !whole.has(month)).sort(), whole: [...whole].sort(), count };
};
