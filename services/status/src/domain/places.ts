import type { Component } from './tree.ts';

/** Where things run: what a rule about events needs to know of components and regions. */
export type Places = {
  /** Keys of all regions, in order. */
  regions: readonly string[];
  /** Keys of the regions in which a component runs; undefined for an unknown component. */
  regionsOf: (component: string) => readonly string[] | undefined;
};

/** Archived components count: their history stays. */
export const placesOf = (components: Iterable<Component>, regions: readonly { key: string }[]): Places => {
  const all = regions.map((region) => region.key);
  const byKey = new Map(Array.from(components, (component) => [component.key, component]));
  const regionsOf = (key: string): readonly string[] | undefined => {
    const component = byKey.get(key);
    if (component === undefined) return undefined;
    return component.regions.length === 0 ? all : all.filter((region) => component.regions.includes(region));
  };
  return { regions: all, regionsOf };
};
