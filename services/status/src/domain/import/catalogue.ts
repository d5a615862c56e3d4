import { isKey, pageKey } from '../keys.ts';
import { foldName, keyOfName, keyWithSuffix, shortHash } from './keys.ts';
import { importLimits } from './limits.ts';
import { placeComponents } from './component-places.ts';
import type { ImportOptions, PlannedComponent } from './plan.ts';
import type { Tell } from './report.ts';
import { identityOf, type Found, type Sightings } from './sightings.ts';

/** The components of an input under their keys. */
export type Catalogue = {
  /** Parents before their children. */
  components: PlannedComponent[];
  /** Key of a component of the input by its id there, else by any name that it had; undefined for an unknown one. */
  keyOf: (source: string, name: string) => string | undefined;
};

type Known = { keys: ReadonlySet<string>; byName: ReadonlyMap<string, readonly string[]> };

const knownComponents = (options: ImportOptions): Known => {
  const byName = new Map<string, string[]>();
  for (const { key, name } of options.known ?? [])
    for (const text of new Set([foldName(name.fr), foldName(name.en)])) {
      if (text !== '' && key !== pageKey) byName.set(text, [...(byName.get(text) ?? []), key]);
    }
  return { keys: new Set(options.known?.map(({ key }) => key)), byName };
};

/** `beside`: its own key belongs to another one. Told for existing components too: a plan made anew has the same lines. */
type Choice = { key: string; known: boolean; renamed?: boolean; beside?: boolean };

const plainKey = ({ key, name }: Found): string => (isKey(key) ? key : keyOfName(name));

/** An existing component of the same key or name that no other component of this input has claimed, else a free key. */
const chooseKey = (found: Found, known: Known, taken: ReadonlySet<string>): Choice => {
  const plain = plainKey(found);
  const suffixed = keyWithSuffix(plain, found.source === '' ? shortHash(foldName(found.name)) : found.source);
  const free = (key: string): boolean => !taken.has(key);
  const same = [...(found.source === plain ? [plain] : []), suffixed, plain].find(
    (key) => free(key) && known.keys.has(key),
  );
  if (same !== undefined) return { key: same, known: true, beside: same !== plain };
  const named = known.byName.get(foldName(found.name))?.find(free);
  if (named !== undefined) return { key: named, known: true };
  const former = [...found.names].flatMap((name) => known.byName.get(name) ?? []).find(free);
  if (former !== undefined) return { key: former, known: true, renamed: true };
  const key = [plain, suffixed].find(free) ?? keyWithSuffix(plain, shortHash(`${found.source} ${found.name}`));
  return { key, known: known.keys.has(key), beside: key !== plain };
};

type Keyed = { found: Found; choice: Choice };

const assignKeys = (all: readonly Found[], options: ImportOptions, tell: Tell): Keyed[] => {
  const known = knownComponents(options);
  const taken = new Set([pageKey]);
  return all.slice(0, importLimits.components).map((found) => {
    const choice = chooseKey(found, known, taken);
    taken.add(choice.key);
    if (choice.renamed) tell('import.component_renamed', found.where, found.name, choice.key);
    if (choice.beside) tell('import.component_key_taken', found.where, found.name, choice.key);
    return { found, choice };
  });
};

const keyFinder = (keyed: readonly Keyed[]): Catalogue['keyOf'] => {
  const byIdentity = new Map<string, string>();
  for (const { found, choice } of keyed)
    for (const name of found.names) {
      const byName = identityOf('', name);
      if (!byIdentity.has(byName)) byIdentity.set(byName, choice.key);
    }
  for (const { found, choice } of keyed) byIdentity.set(identityOf(found.source, found.name), choice.key);
  return (source, name) =>
    byIdentity.get(identityOf(source, name)) ?? (name === '' ? undefined : byIdentity.get(identityOf('', name)));
};

/** Gives each component seen its key (that of an existing one where it is the same) and its place in the tree. */
export const makeCatalogue = (sightings: Sightings, options: ImportOptions, tell: Tell): Catalogue => {
  const all = sightings.all();
  if (all.length > importLimits.components)
    tell('import.components_cut', all[importLimits.components]?.where ?? '', all.length);
  const keyed = assignKeys(all, options, tell);
  return { components: placeComponents(keyed, options, tell), keyOf: keyFinder(keyed) };
};
