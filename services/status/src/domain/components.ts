import type { AtriumError, FieldError } from '@atrium/chassis/errors';
import type { Stamp } from './actor.ts';
import type { Decision } from './decision.ts';
import {
  historyBegan,
  keyTaken,
  refuseMistakes,
  rootIsFixed,
  tooMany,
  treeCycle,
  treeTooDeep,
  unknownComponent,
} from './errors.ts';
import { checkRegions, mistakesInTimes } from './event-limits.ts';
import { stampJson, times, type Fact, type FactType } from './facts.ts';
import { isKey, pageKey } from './keys.ts';
import { mistakesInText, noText, type Text } from './text.ts';
import { maxDepth, treeOf, type Component } from './tree.ts';

export type { Component };

/** What of a component somebody decides. */
type Said = Omit<Component, keyof Stamp | 'moves'>;

/** A component as somebody wants it; what is null or left out stays as it is, or gets its default. */
export type ComponentWish = { key: string } & { [Field in Exclude<keyof Said, 'key'>]?: Said[Field] | null };

/** What a component is judged against: all others, archived ones too, and the keys of all regions. */
export type Surroundings = { components: readonly Component[]; regions: readonly string[] };

/** The first second at which an event puts a component in a state, as far as it counts. */
export type FirstTrouble = { event: string; from: number };

/** The root, "whole page": there from the first start on. */
export const rootComponent = (stamp: Stamp): Component => ({
  key: pageKey,
  parent: '',
  name: { fr: 'Toute la page', en: 'Whole page' },
  description: noText,
  regions: [],
  position: 0,
  knownSince: stamp.updatedAt,
  archived: false,
  moves: 0,
  ...stamp,
});

/** Another component has this key. */
export const takenKey = (key: string): AtriumError =>
  keyTaken({ params: { key }, fields: [{ field: 'key', code: 'taken' }] });

/** Makes a component (ST-18); its history begins now unless said. Throws status.key_taken and what the tree refuses. */
export const createComponent = (wish: ComponentWish, around: Surroundings, stamp: Stamp): Decision<Component> => {
  if (around.components.some(({ key }) => key === wish.key)) throw takenKey(wish.key);
  refuseTooMany(around.components);
  const blank: Component = { ...rootComponent(stamp), key: wish.key, parent: pageKey, name: noText };
  const component = { ...blank, ...wished(blank, wish) };
  check(component, around);
  return { state: component, facts: [factOf('component.created', component)] };
};

/**
 * Changes a component, moves it in the tree, or takes it off the page; undefined where nothing would change. `first` is
 * the first trouble of its history: status.history_began is thrown where the history is to begin after it.
 */
export const changeComponent = (
  before: Component,
  wish: ComponentWish,
  around: Surroundings & { first?: FirstTrouble | undefined },
  stamp: Stamp,
): Decision<Component> | undefined => {
  const said = wished(before, wish);
  if (JSON.stringify(said) === JSON.stringify(wished(before, { key: before.key }))) return undefined;
  const moves = before.moves + Number(before.regions.join() !== said.regions.join());
  const component = { ...said, moves, ...stamp };
  const isMoved = component.parent !== before.parent || component.archived;
  if (before.key === pageKey && isMoved) throw rootIsFixed();
  check(component, around);
  if (component.knownSince > before.knownSince) refuseToForget(component, around.first);
  return { state: component, facts: [factOf('component.changed', component)] };
};

const refuseToForget = ({ knownSince }: Component, first: FirstTrouble | undefined): void => {
  if (first === undefined || first.from >= knownSince) return;
  const params = { event: first.event, from: new Date(first.from * 1000).toISOString().replace('.000Z', 'Z') };
  throw historyBegan({ params, fields: [{ field: 'knownSince', code: 'after_event', params }] });
};

/** An event tells of a time before the history of a component: it is known from there on; undefined where it is already. */
export const knowSince = (before: Component, second: number, stamp: Stamp): Decision<Component> | undefined => {
  if (before.knownSince <= second) return undefined;
  const state: Component = { ...before, knownSince: second, ...stamp };
  return { state, facts: [factOf('component.changed', state)] };
};

const factOf = (type: FactType, component: Component): Fact => ({
  type,
  subjectId: component.key,
  data: {
    component: {
      ...wished(component, { key: component.key }),
      ...times({ knownSince: component.knownSince }),
      ...stampJson(component),
    },
  },
});

// Texts are written field by field: what is compared or told must not depend on how they came.
const wished = (before: Component, wish: ComponentWish): Said => ({
  key: before.key,
  parent: wish.parent ?? before.parent,
  name: asText(wish.name ?? before.name),
  description: asText(wish.description ?? before.description),
  regions: [...new Set(wish.regions ?? before.regions)],
  position: wish.position ?? before.position,
  knownSince: wish.knownSince ?? before.knownSince,
  archived: wish.archived ?? before.archived,
});

const asText = ({ fr, en }: Text): Text => ({ fr, en });

/** Most components, archived ones too: all of them are read at once, and a page shows them all. */
export const mostComponents = 2000;

const refuseTooMany = (components: readonly Component[]): void => {
  if (components.length >= mostComponents) throw tooMany({ params: { max: mostComponents } });
};

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

/** Greatest position among siblings. */
export const lastPosition = 1_000_000;

/** Positions are whole numbers from 0. */
export const mistakesInPosition = (position: number): FieldError[] =>
  Number.isInteger(position) && position >= 0 && position <= lastPosition
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
