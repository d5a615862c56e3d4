import type { FieldError } from '@atrium/chassis/errors';
import type { Decision } from './decision.ts';
import { keyTaken, refuseMistakes, rootIsFixed, treeCycle, treeTooDeep, unknownComponent } from './errors.ts';
import { checkRegions, mistakesInTimes } from './event-limits.ts';
import { times, type Fact, type FactType } from './facts.ts';
import { isKey, pageKey } from './keys.ts';
import { mistakesInText, noText } from './text.ts';
import { maxDepth, treeOf, type Component } from './tree.ts';

export type { Component };

/** A component as somebody wants it; what is null stays as it is, or gets its default. */
export type ComponentWish = { key: string } & { [Field in Exclude<keyof Component, 'key'>]: Component[Field] | null };

/** What a component is judged against: all others, archived ones too, and the keys of all regions. */
export type Surroundings = { components: readonly Component[]; regions: readonly string[] };

/** The root, "whole page": there from the first start on. */
export const rootComponent = (now: number): Component => ({
  key: pageKey,
  parent: '',
  name: { fr: 'Toute la page', en: 'Whole page' },
  description: noText,
  regions: [],
  position: 0,
  knownSince: now,
  archived: false,
});

/** Makes a component (ST-18); its history begins now unless said. Throws status.key_taken and what the tree refuses. */
export const createComponent = (wish: ComponentWish, around: Surroundings, now: number): Decision<Component> => {
  if (around.components.some(({ key }) => key === wish.key)) throw keyTaken({ params: { key: wish.key } });
  const blank: Component = { ...rootComponent(now), key: wish.key, parent: pageKey, name: noText };
  const component = wished(blank, wish);
  check(component, around);
  return { state: component, facts: [factOf('component.created', component)] };
};

/** Changes a component, moves it in the tree, or takes it off the page; undefined where nothing would change. */
export const changeComponent = (
  before: Component,
  wish: ComponentWish,
  around: Surroundings,
): Decision<Component> | undefined => {
  const component = wished(before, wish);
  if (JSON.stringify(component) === JSON.stringify(before)) return undefined;
  const isMoved = component.parent !== before.parent || component.archived;
  if (before.key === pageKey && isMoved) throw rootIsFixed();
  check(component, around);
  return { state: component, facts: [factOf('component.changed', component)] };
};

const factOf = (type: FactType, { knownSince, ...component }: Component): Fact => ({
  type,
  subjectId: component.key,
  data: { component: { ...component, ...times({ knownSince }) } },
});

const wished = (before: Component, wish: ComponentWish): Component => ({
  key: before.key,
  parent: wish.parent ?? before.parent,
  name: wish.name ?? before.name,
  description: wish.description ?? before.description,
  regions: [...new Set(wish.regions ?? before.regions)],
  position: wish.position ?? before.position,
  knownSince: wish.knownSince ?? before.knownSince,
  archived: wish.archived ?? before.archived,
});

const check = (component: Component, around: Surroundings): void => {
  refuseMistakes([
    ...(isKey(component.key) ? [] : [{ field: 'key', code: 'bad_key' }]),
    ...mistakesInText('name', component.name, 'name'),
    ...mistakesInText('description', component.description, 'description'),
    ...mistakesInTimes({ knownSince: component.knownSince }),
    ...mistakesInPosition(component.position),
  ]);
  checkRegions(component, around.regions);
  if (component.key !== pageKey) checkPlace(component, around.components);
};

/** Positions are whole numbers from 0. */
export const mistakesInPosition = (position: number): FieldError[] =>
  Number.isInteger(position) && position >= 0 && position <= 1_000_000
    ? []
    : [{ field: 'position', code: 'out_of_range' }];

// Judged on the tree without it, and with all that hangs below it.
const checkPlace = (component: Component, all: readonly Component[]): void => {
  const tree = treeOf(all);
  const parent = tree.get(component.parent);
  if (parent === undefined)
    throw unknownComponent({ fields: [{ field: 'parent', code: 'unknown', params: { key: component.parent } }] });
  if (component.parent === component.key || parent.ancestors.includes(component.key))
    throw treeCycle({ fields: [{ field: 'parent', code: 'cycle' }] });
  const self = tree.get(component.key);
  const below = Math.max(
    0,
    ...(self?.descendants ?? []).map((key) => (tree.get(key)?.depth ?? 0) - (self?.depth ?? 0)),
  );
  if (parent.depth + 1 + below > maxDepth)
    throw treeTooDeep({ params: { max: maxDepth }, fields: [{ field: 'parent', code: 'too_deep' }] });
};
