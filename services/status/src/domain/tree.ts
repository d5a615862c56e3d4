import type { Stamp } from './actor.ts';
import { pageKey } from './keys.ts';
import type { Text } from './text.ts';

/** A node of the tree of components (ST-18). */
export type Component = Stamp & {
  key: string;
  /** Key of the parent; empty for the root. */
  parent: string;
  name: Text;
  description: Text;
  /** Keys of the regions it runs in; none means all of them. */
  regions: string[];
  position: number;
  /** From when its history is known, in Unix seconds. */
  knownSince: number;
  archived: boolean;
  /** How often it changed where it runs: what was laid out before is laid out anew (ST-07). */
  moves: number;
};

/** Most levels below the root (ST-18). */
export const maxDepth = 8;

/** A component in its place. */
export type TreeNode = {
  component: Component;
  /** 0 for the root. */
  depth: number;
  /** Keys from the root down to the parent. */
  ancestors: readonly string[];
  children: readonly string[];
  /** Keys of all below it, in reading order. */
  descendants: readonly string[];
};

/** Nodes by key in reading order: each parent before its children, siblings by position, then key. */
export type Tree = ReadonlyMap<string, TreeNode>;

/** The tree of the components that pass, without what is below one that does not. */
export const treeOf = (
  components: Iterable<Component>,
  passes: (component: Component) => boolean = () => true,
): Tree => {
  const shown = withoutCycles(Array.from(components)).filter(passes).sort(byPlace);
  const children = Map.groupBy(shown, (component) => component.parent);
  const tree = new Map<string, TreeNode>();
  for (const root of children.get('') ?? []) plant(root, [], children, tree);
  return tree;
};

/** What is shown: without archived components and what is below them. */
export const visibleTree = (components: Iterable<Component>): Tree =>
  treeOf(components, (component) => !component.archived);

/** What is shown of a region: components that run in it, and groups of such components. */
export const treeOfRegion = (components: readonly Component[], region: string): Tree => {
  const visible = visibleTree(components);
  const runs = (key: string): boolean => runsIn(visible.get(key)?.component, region);
  const shown = new Set([...visible.keys()].filter((key) => runs(key) || visible.get(key)?.descendants.some(runs)));
  return treeOf(components, (component) => component.parent === '' || shown.has(component.key));
};

/** Whether a component itself runs in a region. */
export const runsIn = (component: Pick<Component, 'regions'> | undefined, region: string): boolean =>
  component !== undefined && (component.regions.length === 0 || component.regions.includes(region));

/**
 * Two moves at one time may each be right and together hang two components below each other: nothing leads to them any
 * more. The first of such a ring by key is shown below the root, so that nobody loses sight of them.
 */
export const withoutCycles = (components: Component[]): Component[] => {
  const byKey = new Map(components.map((component) => [component.key, component]));
  const settled = new Set<string>();
  const cut = new Set<string>();
  for (const { key } of components) {
    const way = new Set<string>();
    let at = byKey.get(key);
    for (; at !== undefined && !settled.has(at.key) && !way.has(at.key); at = byKey.get(at.parent)) way.add(at.key);
    if (at !== undefined && way.has(at.key)) cut.add(firstOfRing(at.key, [...way]));
    for (const seen of way) settled.add(seen);
  }
  if (cut.size === 0) return components;
  return components.map((component) => (cut.has(component.key) ? { ...component, parent: pageKey } : component));
};

const firstOfRing = (entry: string, way: readonly string[]): string =>
  way.slice(way.indexOf(entry)).reduce((first, key) => (key < first ? key : first));

const byPlace = (a: Component, b: Component): number =>
  a.position - b.position || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

type Children = ReadonlyMap<string, readonly Component[]>;

// Returns the keys of the node and of all below it. Depth is bounded by the rules of components, so recursion is too.
const plant = (
  component: Component,
  ancestors: readonly string[],
  all: Children,
  tree: Map<string, TreeNode>,
): string[] => {
  const children = all.get(component.key) ?? [];
  const node = {
    component,
    depth: ancestors.length,
    ancestors,
    children: children.map(({ key }) => key),
    descendants: [] as string[],
  };
  tree.set(component.key, node);
  for (const child of children) node.descendants.push(...plant(child, [...ancestors, component.key], all, tree));
  return [component.key, ...node.descendants];
};
