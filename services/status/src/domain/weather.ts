import { combineLetters, stripOf, type DayView, type Strip } from './days.ts';
import { groupUptime, isHarder, type Member } from './group.ts';
import type { Months } from './lens.ts';
import { isActiveAt, stateNow, type LivePart } from './live.ts';
import type { Weights } from './settings.ts';
import { worst, type ComponentState } from './states.ts';
import { runsIn, treeOfRegion, type Component, type Tree, type TreeNode } from './tree.ts';
import { uptimeOf, type Uptime } from './uptime.ts';
import type { Window } from './window.ts';
import { dateOf, dayBounds } from './zones.ts';

/** A row of the grid (ST-01). */
export type WeatherRow = {
  component: Component;
  depth: number;
  group: boolean;
  /** State now; of a group the worst of itself and all below it (ST-18). */
  state: ComponentState;
  /** A letter a day, oldest first; of a group the kinds of itself and all below it. */
  days: string;
  /** Only days that are neither "-" nor "."; a group's has the seconds of its hardest hit member and the events of all. */
  notes: DayView[];
  /** Of a group that of its worst member. */
  uptime: Uptime;
  /** Of a group the mean of what is below it and has nothing below; null for others. */
  mean: Uptime | null;
};

/** What a page is made from: one region, one window. */
export type WeatherInput = {
  /** All components; what is archived or runs elsewhere is left out here. */
  components: readonly Component[];
  region: string;
  window: Window;
  /** Prepared months of a component in this region. */
  monthsOf: (component: string) => Months;
  /** Live parts of all components in this region. */
  live: readonly LivePart[];
  weights: Weights;
  now: number;
};

/** All rows in the order of the tree, the root "whole page" first (ST-01, ST-18). */
export const weatherRows = (input: WeatherInput): WeatherRow[] => {
  const tree = treeOfRegion(input.components, input.region);
  const owns = ownsOf(tree, input);
  return Array.from(tree.values(), (node) => rowOf(node, owns));
};

/** When the page changes by itself at the latest: at midnight, at a planned begin or end, in a minute while anything is open. */
export const validUntil = (live: readonly LivePart[], zone: string, now: number): number => {
  const instants = live.flatMap((part) => [part.from, ...(part.to === null ? [] : [part.to])]);
  if (live.some((part) => isActiveAt(part, now))) instants.push(now + 60);
  return Math.min(dayBounds(dateOf(now, zone), zone).until, ...instants.filter((instant) => instant > now));
};

/** What a component is by itself, without what is below it. */
type Own = Member & { strip: Strip; state: ComponentState };
type Owns = ReadonlyMap<string, Own>;

const ownsOf = (tree: Tree, input: WeatherInput): Owns => {
  const live = Map.groupBy(input.live, (part) => part.component);
  return new Map(Array.from(tree, ([key, node]) => [key, ownOf(node, live.get(key) ?? [], input)]));
};

const ownOf = ({ component, children }: TreeNode, live: readonly LivePart[], input: WeatherInput): Own => {
  const { window, now, weights } = input;
  const knownSince = runsIn(component, input.region) ? component.knownSince : Infinity;
  const strip = stripOf(input.monthsOf(component.key), window, { zone: window.zone, knownSince, now, live });
  const state = knownSince > now ? 'no_data' : stateNow(live, now);
  return { key: component.key, leaf: children.length === 0, strip, state, uptime: uptimeOf(strip.seconds, weights) };
};

const rowOf = ({ component, depth, descendants }: TreeNode, owns: Owns): WeatherRow => {
  const own = ownFor(component.key, owns);
  const below = descendants.map((key) => ownFor(key, owns));
  const all = [own, ...below];
  const days = combineLetters(all.map(({ strip }) => strip.letters));
  const { worst: uptime, mean } = groupUptime(own, below);
  const happened = below.length === 0 ? own.strip.days : notesOf(all.map(({ strip }) => strip.days));
  const notes = happened.flatMap((day) => marked(day, days));
  const state = worst(all.map((member) => member.state));
  return { component, depth, group: below.length > 0, state, days, notes, uptime, mean };
};

const ownFor = (key: string, owns: Owns): Own => {
  const own = owns.get(key);
  if (own === undefined) throw new RangeError(`no component ${key}`);
  return own;
};

// A group may have thousands of members' days: each is looked at once.
const notesOf = (strips: readonly (readonly DayView[])[]): DayView[] => {
  const notes = new Map<number, { hardest: DayView; events: Set<string> }>();
  for (const strip of strips)
    for (const day of strip) {
      const note = notes.get(day.day);
      if (note === undefined) notes.set(day.day, { hardest: day, events: new Set(day.events) });
      else {
        for (const event of day.events) note.events.add(event);
        if (isHarder(day.seconds, note.hardest.seconds)) note.hardest = day;
      }
    }
  return Array.from(notes.values(), ({ hardest, events }) => ({ ...hardest, events: [...events] })).sort(
    (a, b) => a.day - b.day,
  );
};

const marked = (day: DayView, letters: string): DayView[] => {
  const letter = letters[day.day] as DayView['letter'];
  return letter === '-' || letter === '.' ? [] : [{ ...day, letter }];
};
