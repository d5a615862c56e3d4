import { pageKey } from '../keys.ts';
import { cutText, inLanguage } from './cut.ts';
import { importLimits } from './limits.ts';
import type { ImportOptions, PlannedComponent } from './plan.ts';
import type { Tell } from './report.ts';
import type { Found } from './sightings.ts';

type Keyed = { found: Found; choice: { key: string; known: boolean } };

const mostLevels = 4;

/** How many groups a component lies in; undefined where they run in a circle, are unknown, or are too many. */
const depthOf = (found: Found, bySource: ReadonlyMap<string, Keyed>): number | undefined => {
  let depth = 0;
  for (let group = found.group; group !== ''; depth += 1) {
    const above = bySource.get(group);
    if (above === undefined || above.found === found || depth >= mostLevels) return undefined;
    group = above.found.group;
  }
  return depth;
};

/** Known from the earlier of what the source states and the first event that names it: an event shall not lie before its component. */
const sinceOf = (found: Found, key: string, tell: Tell): number | null => {
  const { since, firstEvent } = found;
  if (since !== undefined && firstEvent !== undefined && firstEvent < since)
    tell('import.component_since_event', found.where, new Date(firstEvent * 1000).toISOString(), key);
  const stated = since ?? firstEvent;
  return stated === undefined ? null : Math.min(stated, firstEvent ?? stated);
};

const plan = ({ found, choice }: Keyed, parent: string, options: ImportOptions, tell: Tell): PlannedComponent => {
  const { key, known } = choice;
  // Where nothing in its name can be shown it is called by its key.
  const name = cutText(found.name, importLimits.nameLength) || key;
  if (name !== found.name && found.name !== '') tell('import.name_cut', found.where, found.name, key);
  return {
    entry: 'component',
    key,
    name: inLanguage(name, options.language),
    description: inLanguage(cutText(found.description, importLimits.descriptionLength), options.language),
    parent,
    knownSince: sinceOf(found, key, tell),
    known,
    where: found.where,
  };
};

/** Puts components into the tree of their groups, parents first, siblings in their order; one whose groups make no sense goes to the first level. */
export const placeComponents = (keyed: readonly Keyed[], options: ImportOptions, tell: Tell): PlannedComponent[] => {
  const top = options.parent ?? pageKey;
  const bySource = new Map(keyed.filter(({ found }) => found.source !== '').map((one) => [one.found.source, one]));
  const placed = keyed.map((one, order) => {
    const depth = depthOf(one.found, bySource);
    if (depth === undefined) tell('import.component_unknown_group', one.found.where, one.found.group, one.choice.key);
    const parent = depth === undefined ? undefined : bySource.get(one.found.group)?.choice.key;
    return { one, order, depth: depth ?? 0, parent: parent ?? top };
  });
  const sorted = placed.sort(
    (a, b) => a.depth - b.depth || a.one.found.position - b.one.found.position || a.order - b.order,
  );
  return sorted.map(({ one, parent }) => plan(one, parent, options, tell));
};
