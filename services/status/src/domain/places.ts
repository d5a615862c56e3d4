import type { Component } from './tree.ts';

/** Where things run: what a rule about events needs to know of components and regions. */
export type Places = {
  /** Keys of all regions, in order. */
  regions: readonly string[];
  /** Keys of the regions in which a component runs; undefined for an unknown component. */
  regionsOf: (component: string) => readonly string[] | undefined;
  /** Grows whenever a component moves, or a region comes or changes: what was laid out by a lower one may lie elsewhere now. */
  layout: number;
};

/** Archived components count: their history stays. */
export const placesOf = (
  components: readonly Component[],
  regions: readonly { key: string; version: number }[],
): Places => {
  const all = regions.map((region) => region.key);
  const byKey = new Map(components.map((component) => [component.key, component]));
  const regionsOf = (key: string): readonly string[] | undefined => {
    const component = byKey.get(key);
    if (component === undefined) return undefined;
    return component.regions.length === 0 ? all : all.filter((region) => component.regions.includes(region));
  };
  return { regions: all, regionsOf, layout: layoutOf(components, regions) };
};

// Each number only grows, so equal sums mean that nothing moved in between.
const layoutOf = (components: readonly Component[], regions: readonly { version: number }[]): number =>
  components.reduce((sum, { moves }) => sum + moves, 0) + regions.reduce((sum, { version }) => sum + version, 0);
